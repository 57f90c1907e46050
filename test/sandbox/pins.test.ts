import { expect, test } from "vitest";
import { openClub } from "./support.ts";

const RIGHTS = "Bad Request: not enough rights to manage pinned messages in the chat";

test("the bot pins with the right to, and the chat is told by a message that the bot gets as well", async () => {
  const { sandbox, club } = await openClub();
  const { result } = await sandbox.send(club, "Вопрос дня");
  const target = { chat_id: club.id, message_id: result.message_id };
  expect((await sandbox.call("pinChatMessage", target)).description).toBe(RIGHTS);
  club.promoteBot({ can_pin_messages: false });
  expect((await sandbox.call("pinChatMessage", target)).description).toBe(RIGHTS);
  club.promoteBot();
  await sandbox.updates();
  const pinned = await sandbox.call("pinChatMessage", { ...target, disable_notification: true });
  expect(pinned.result).toBe(true);
  expect(club.pinned()).toEqual([result]);
  const [update] = await sandbox.updates();
  expect(update?.message).toMatchObject({
    from: { id: sandbox.bot.id },
    pinned_message: { message_id: result.message_id, text: "Вопрос дня" },
  });
  expect(club.isSilent(update!.message!)).toBe(true);
});

test("members may pin where the group lets everybody", async () => {
  const { sandbox, club, katya } = await openClub();
  const { result } = await sandbox.send(club, "a");
  expect(() => {
    katya.pins(result);
  }).toThrow("Катя may not");
  club.setPermissions({ can_pin_messages: true });
  const target = { chat_id: club.id, message_id: result.message_id };
  expect((await sandbox.call("pinChatMessage", target)).ok).toBe(true);
  expect((await sandbox.call("pinChatMessage", target)).description).toBe("Bad Request: CHAT_NOT_MODIFIED");
  katya.unpins(result);
  expect(club.pinned()).toEqual([]);
});

test("getChat shows the newest message that is pinned, whatever was pinned last", async () => {
  const { sandbox, club } = await openClub();
  club.promoteBot();
  const ids = [];
  for (const text of ["первое", "второе"]) ids.push((await sandbox.send(club, text)).result.message_id);
  for (const message_id of ids.toReversed())
    await sandbox.call("pinChatMessage", { chat_id: club.id, message_id });
  const shown = async () =>
    (await sandbox.call<{ pinned_message?: { text: string } }>("getChat", { chat_id: club.id })).result
      .pinned_message?.text;
  expect(await shown()).toBe("второе");
  await sandbox.call("unpinChatMessage", { chat_id: club.id });
  expect(await shown()).toBe("первое");
  await sandbox.call("deleteMessage", { chat_id: club.id, message_id: ids[0] });
  expect(await shown()).toBeUndefined();
  expect(club.pinned()).toEqual([]);
});

test("in a private chat anything but service messages can be pinned and unpinned", async () => {
  const { sandbox, katya } = await openClub();
  const { message_id } = katya.starts();
  await sandbox.updates();
  const target = { chat_id: katya.id, message_id };
  expect((await sandbox.call("pinChatMessage", target)).ok).toBe(true);
  const [update] = await sandbox.updates();
  expect(update?.message?.pinned_message?.message_id).toBe(message_id);
  const service = { chat_id: katya.id, message_id: update?.message?.message_id };
  expect((await sandbox.call("pinChatMessage", service)).description).toBe(
    "Bad Request: service messages can't be pinned",
  );
  expect((await sandbox.call("pinChatMessage", { ...target, message_id: 99 })).description).toBe(
    "Bad Request: message to pin not found",
  );
  expect((await sandbox.call("unpinChatMessage", target)).ok).toBe(true);
  expect((await sandbox.call("unpinChatMessage", target)).description).toBe("Bad Request: CHAT_NOT_MODIFIED");
  expect((await sandbox.call("unpinChatMessage", { chat_id: katya.id })).description).toBe(
    "Bad Request: message to unpin not found",
  );
});

test("all pins go at once, or those of a topic", async () => {
  const { sandbox, world, gosha } = await openClub();
  const forum = world.addGroup({ title: "Форум", owner: gosha, forum: true, botStatus: "administrator" });
  const topic = forum.createTopic("Премьера");
  for (const thread of [{ message_thread_id: topic.id }, {}, {}]) {
    const { result } = await sandbox.send(forum, { text: "a", ...thread });
    await sandbox.call("pinChatMessage", { chat_id: forum.id, message_id: result.message_id });
  }
  expect(forum.pinned()).toHaveLength(3);
  expect(topic.messages().at(-1)?.pinned_message).toBeDefined();
  await sandbox.call("unpinAllForumTopicMessages", { chat_id: forum.id, message_thread_id: topic.id });
  expect(forum.pinned()).toHaveLength(2);
  await sandbox.call("unpinAllChatMessages", { chat_id: forum.id });
  expect(forum.pinned()).toEqual([]);
});

test("a person's pin reaches the bot; a channel is pinned with the right to edit", async () => {
  const { sandbox, world, gosha, katya, club } = await openClub();
  const message = katya.writes("/ask", { chat: club });
  gosha.pins(message, { isSilent: true });
  const updates = await sandbox.updates();
  expect(updates.at(-1)?.message).toMatchObject({ from: { id: gosha.id }, pinned_message: { text: "/ask" } });
  const channel = world.addChannel({ title: "Кино", owner: gosha, botRights: { can_edit_messages: false } });
  const post = { chat_id: channel.id, message_id: channel.posts("Премьера").message_id };
  expect((await sandbox.call("pinChatMessage", post)).description).toBe(RIGHTS);
  channel.addBot();
  await sandbox.updates();
  expect((await sandbox.call("pinChatMessage", post)).ok).toBe(true);
  expect((await sandbox.updates()).at(-1)?.channel_post).toMatchObject({
    pinned_message: { text: "Премьера" },
  });
});

test("an administrator of a basic group deletes what others wrote, however old", async () => {
  const { sandbox, world, gosha, katya } = await openClub();
  const group = world.addGroup({ title: "Общежитие", owner: gosha, members: [katya], isBasic: true });
  const { message_id } = katya.writes("/start", { chat: group });
  const target = { chat_id: group.id, message_id };
  expect((await sandbox.call("deleteMessage", target)).description).toBe(
    "Bad Request: message can't be deleted",
  );
  group.promoteBot({ can_delete_messages: false });
  sandbox.clock.advance(49 * 3_600_000);
  expect((await sandbox.call("deleteMessage", target)).ok).toBe(true);
});
