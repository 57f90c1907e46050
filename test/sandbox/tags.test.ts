import { expect, test } from "vitest";
import { openClub } from "./support.ts";

test("a tag stands beside the member's name in messages and in getChatMember, until it is taken away", async () => {
  const { sandbox, katya, club } = await openClub();
  club.promoteBot();
  const set = (tag?: string) =>
    sandbox.call("setChatMemberTag", { chat_id: club.id, user_id: katya.id, tag });
  const member = async () =>
    (await sandbox.call("getChatMember", { chat_id: club.id, user_id: katya.id })).result;
  expect((await set("чемпион недели")).result).toBe(true);
  expect(await member()).toMatchObject({ status: "member", tag: "чемпион недели" });
  expect(katya.writes("Ура", { chat: club }).sender_tag).toBe("чемпион недели");
  await set();
  expect(await member()).not.toHaveProperty("tag");
  expect(katya.writes("Ура", { chat: club })).not.toHaveProperty("sender_tag");
});

test("tags need the right to manage them, and members without a role", async () => {
  const { sandbox, world, katya, gosha, club } = await openClub();
  const stranger = world.addPerson({ name: "Рудольф" });
  const description = async (person: { readonly id: number }) =>
    (await sandbox.call("setChatMemberTag", { chat_id: club.id, user_id: person.id, tag: "чемпион" }))
      .description;
  const denied = "Bad Request: not enough rights to manage tags in the chat";
  expect(await description(katya)).toBe(denied);
  club.promoteBot({ can_manage_tags: false });
  expect(await description(katya)).toBe(denied);
  club.promoteBot();
  expect(await description(gosha)).toBe("Bad Request: the tag of an administrator can't be set");
  expect(await description(stranger)).toBe("Bad Request: USER_NOT_PARTICIPANT");
  expect(await description({ id: 5 })).toBe("Bad Request: user not found");
  expect(world.violations).toEqual([]);
});

test.each([
  ["seventeen characters", "а".repeat(17), "TAG_TOO_LONG"],
  ["a picture", "🏆", "TAG_EMOJI_NOT_ALLOWED"],
  ["a flag", "🇷🇺", "TAG_EMOJI_NOT_ALLOWED"],
])("a tag of %s is a violation", async (_, tag, reason) => {
  const { sandbox, world, katya, club } = await openClub();
  club.promoteBot();
  const reply = await sandbox.call("setChatMemberTag", { chat_id: club.id, user_id: katya.id, tag });
  expect(reply.description).toBe(`Bad Request: ${reason}`);
  expect(world.violations).toHaveLength(1);
});

test("an administrator's title is the tag of their messages", async () => {
  const { gosha, katya, club } = await openClub();
  club.promote(katya, {}, "хранительница");
  expect(katya.writes("Ура", { chat: club }).sender_tag).toBe("хранительница");
  expect(gosha.writes("Ура", { chat: club })).not.toHaveProperty("sender_tag");
});
