import { expect, test } from "vitest";
import { TELEGRAM_LIMITS } from "../../src/sandbox/sandbox.ts";
import { openClub } from "./support.ts";
import { png, upload } from "./uploads.ts";

async function openCrowd(count: number) {
  const club = await openClub();
  const people = Array.from({ length: count }, (_, index) =>
    club.world.addPerson({ name: `Зритель ${String(index)}` }),
  );
  for (const person of people) person.starts();
  return { ...club, people };
}

test("paid broadcasts go a thousand a second, whatever else is limited for all chats", async () => {
  const { sandbox, world, people } = await openCrowd(40);
  world.setLimits({ ...TELEGRAM_LIMITS, paidPerSecond: 38 });
  const paid = { text: "a", allow_paid_broadcast: true };
  const replies = await Promise.all(people.map((person) => sandbox.send(person, paid)));
  expect(replies.filter(({ ok }) => ok)).toHaveLength(38);
  expect(replies.find(({ ok }) => !ok)?.parameters).toEqual({ retry_after: 1 });
  // Those who pay take nothing from the others.
  expect((await sandbox.send(people[39]!, "бесплатно")).ok).toBe(true);
  expect(TELEGRAM_LIMITS.paidPerSecond).toBe(1_000);
});

test.each(["sendPhoto", "sendVideo", "sendDocument", "sendAnimation", "sendAudio", "sendVoice"])(
  "%s may be paid for",
  async (method) => {
    const { sandbox, world, people } = await openCrowd(2);
    world.setLimits({ overallPerSecond: 1 });
    const field = method.slice(4).toLowerCase();
    const send = (chatId: number, more: object) =>
      upload(sandbox, method, { chat_id: chatId, [field]: png(20, 20), ...more });
    expect((await send(people[0]!.id, {})).ok).toBe(true);
    expect((await send(people[1]!.id, {})).status).toBe(429);
    expect((await send(people[1]!.id, { allow_paid_broadcast: true })).ok).toBe(true);
  },
);

test("a token bucket lets a burst through and then so many a second", async () => {
  const { sandbox, world, people } = await openCrowd(12);
  world.setLimits({ bulk: { perSecond: 2, burst: 5 } });
  const sendAll = async () => {
    const replies = await Promise.all(people.map((person) => sandbox.send(person, "a")));
    return replies.filter(({ ok }) => ok).length;
  };
  expect(await sendAll()).toBe(5);
  const refused = await sandbox.send(people[0]!, "a");
  expect(refused).toMatchObject({ status: 429, parameters: { retry_after: 1 } });
  sandbox.clock.advance(1_500);
  expect(await sendAll()).toBe(3);
  world.setLimits({ bulk: { perSecond: 0.1, burst: 5 } });
  expect((await sandbox.send(people[0]!, "a")).parameters).toEqual({ retry_after: 10 });
  expect(world.violations).toEqual([]);
});

test("limits change in the middle of a run, in both directions", async () => {
  const { sandbox, world, people } = await openCrowd(4);
  const send = async (index: number) => (await sandbox.send(people[index]!, "a")).status;
  world.setLimits({ overallPerSecond: 1 });
  expect([await send(0), await send(1)]).toEqual([200, 429]);
  world.setLimits({ overallPerSecond: 3 });
  expect([await send(1), await send(2), await send(3)]).toEqual([200, 200, 429]);
  world.setLimits(undefined);
  expect(await send(3)).toBe(200);
});
