import { expect, test } from "vitest";
import { TELEGRAM_LIMITS } from "../../src/sandbox/sandbox.ts";
import { openClub } from "./support.ts";

test("a fault strikes as often as it is told, and only its method", async () => {
  const { sandbox, katya, world } = await openClub();
  katya.starts();
  world.faults.set({ kind: "http500", method: "sendMessage", times: 2 });
  expect((await sandbox.call("getMe")).ok).toBe(true);
  expect((await sandbox.send(katya, "1")).status).toBe(500);
  expect((await sandbox.send(katya, "2")).status).toBe(500);
  expect((await sandbox.send(katya, "3")).ok).toBe(true);
  expect(world.faults.list()).toEqual([]);
  expect(katya.chat.botMessages().map(({ text }) => text)).toEqual(["3"]);
});

test("dropBefore loses the call, dropAfter only its answer", async () => {
  const { sandbox, katya, world } = await openClub();
  katya.starts();
  world.faults.set({ kind: "dropBefore", times: 1 });
  await expect(sandbox.send(katya, "до")).rejects.toThrow("fetch failed");
  world.faults.set({ kind: "dropAfter", times: 1 });
  await expect(sandbox.send(katya, "после")).rejects.toThrow("fetch failed");
  expect(katya.chat.botMessages().map(({ text }) => text)).toEqual(["после"]);
});

test("flood control can be switched on for a call", async () => {
  const { sandbox, katya, world } = await openClub();
  world.faults.set({ kind: "http429", retryAfter: 7, times: 1 });
  expect(await sandbox.send(katya, "a")).toMatchObject({
    status: 429,
    description: "Too Many Requests: retry after 7",
    parameters: { retry_after: 7 },
  });
});

test("a slow call takes its time and a chance is a share", async () => {
  const { sandbox, world } = await openClub();
  world.faults.set({ kind: "slow", ms: 60 });
  const startMs = performance.now();
  await sandbox.call("getMe");
  expect(performance.now() - startMs).toBeGreaterThan(55);
  world.faults.set({ kind: "http500", chance: 0.5 });
  const statuses = new Set<number>();
  for (let call = 0; call < 20; call += 1) statuses.add((await sandbox.call("getMe")).status);
  expect([...statuses].sort()).toEqual([200, 500]);
});

test("more than a short burst to one chat is refused until the time has passed", async () => {
  const { sandbox, katya } = await openClub({ limits: TELEGRAM_LIMITS });
  katya.starts();
  for (let sent = 0; sent < 5; sent += 1) expect((await sandbox.send(katya, "a")).ok).toBe(true);
  const refused = await sandbox.send(katya, "a");
  expect(refused).toMatchObject({ status: 429, parameters: { retry_after: 5 } });
  sandbox.clock.advance(5_000);
  expect((await sandbox.send(katya, "a")).ok).toBe(true);
  expect(sandbox.world.violations).toEqual([]);
});

test("a group takes twenty messages a minute", async () => {
  const { sandbox, club } = await openClub({ limits: { groupPerMinute: 20 } });
  for (let sent = 0; sent < 20; sent += 1) {
    expect((await sandbox.send(club, "a")).ok).toBe(true);
    sandbox.clock.advance(1_000);
  }
  expect((await sandbox.send(club, "a")).parameters).toEqual({ retry_after: 40 });
  sandbox.clock.advance(40_000);
  expect((await sandbox.send(club, "a")).ok).toBe(true);
});

test("thirty messages a second go out overall", async () => {
  const { sandbox, world } = await openClub({ limits: { overallPerSecond: 30 } });
  const people = Array.from({ length: 31 }, (_, index) => world.addPerson({ name: `Зритель ${index}` }));
  for (const person of people) person.starts();
  const replies = await Promise.all(people.map((person) => sandbox.send(person, "a")));
  expect(replies.filter(({ ok }) => ok)).toHaveLength(30);
  expect(replies.find(({ ok }) => !ok)?.parameters).toEqual({ retry_after: 1 });
});
