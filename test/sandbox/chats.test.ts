import { expect, test } from "vitest";
import { openClub } from "./support.ts";

test("a person must begin; one who blocks the bot is told of and cannot be written to", async () => {
  const { sandbox, world, katya } = await openClub();
  const stranger = world.addPerson({ name: "Рудик" });
  expect((await sandbox.send(stranger, "a")).description).toBe("Bad Request: chat not found");
  expect((await sandbox.send(katya, "a")).description).toBe(
    "Forbidden: bot can't initiate conversation with a user",
  );
  katya.starts("from_site");
  expect((await sandbox.send(katya, "a")).ok).toBe(true);
  katya.blocksBot();
  expect((await sandbox.send(katya, "a")).description).toBe("Forbidden: bot was blocked by the user");
  katya.unblocksBot();
  expect((await sandbox.send(katya, "a")).ok).toBe(true);
  katya.deletesAccount();
  expect((await sandbox.send(katya, "a")).description).toBe("Forbidden: user is deactivated");
  const [start, blocked, unblocked] = await sandbox.updates();
  expect(start?.message?.text).toBe("/start from_site");
  expect(blocked?.my_chat_member).toMatchObject({
    chat: { type: "private" },
    new_chat_member: { status: "kicked" },
  });
  expect(unblocked?.my_chat_member?.new_chat_member.status).toBe("member");
  expect(world.violations).toEqual([]);
});

test("coming into a group and going out of it is told twice: as a membership and as a message", async () => {
  const { sandbox, world, gosha } = await openClub();
  const group = world.addGroup({ title: "Цех", owner: gosha, botStatus: "none" });
  expect((await sandbox.send(group, "a")).description).toBe("Bad Request: chat not found");
  group.addBot(gosha);
  group.removeBot(gosha);
  const updates = await sandbox.updates();
  expect(updates.map(({ my_chat_member }) => my_chat_member?.new_chat_member.status)).toEqual([
    "member",
    undefined,
    "kicked",
    undefined,
  ]);
  expect(updates[1]?.message?.new_chat_members).toMatchObject([{ id: sandbox.bot.id }]);
  expect(updates[3]?.message?.left_chat_member).toMatchObject({ id: sandbox.bot.id });
  expect((await sandbox.send(group, "a")).description).toBe(
    "Forbidden: bot was kicked from the supergroup chat",
  );
});

test("after leaveChat the bot is outside", async () => {
  const { sandbox, club } = await openClub();
  expect((await sandbox.call("leaveChat", { chat_id: club.id })).result).toBe(true);
  expect((await sandbox.send(club, "a")).description).toBe(
    "Forbidden: bot is not a member of the supergroup chat",
  );
});

test("a muted bot may not write", async () => {
  const { sandbox, club } = await openClub();
  const refusal = "Bad Request: not enough rights to send text messages to the chat";
  club.restrictBot();
  expect((await sandbox.send(club, "a")).description).toBe(refusal);
  club.demoteBot();
  club.setPermissions({ can_send_messages: false });
  expect((await sandbox.send(club, "a")).description).toBe(refusal);
  club.promoteBot();
  expect((await sandbox.send(club, "a")).ok).toBe(true);
});

test("a group that became a supergroup answers with its new id", async () => {
  const { sandbox, world, gosha, katya } = await openClub();
  const old = world.addGroup({ title: "Общежитие", owner: gosha, members: [katya], isBasic: true });
  const next = old.migrate();
  const reply = await sandbox.send(old, "a");
  expect(reply.description).toBe("Bad Request: group chat was upgraded to a supergroup chat");
  expect(reply.parameters).toEqual({ migrate_to_chat_id: next.id });
  expect((await sandbox.send(next, "a")).ok).toBe(true);
  const [to, from] = await sandbox.updates();
  expect(to?.message).toMatchObject({ chat: { id: old.id, type: "group" }, migrate_to_chat_id: next.id });
  expect(from?.message).toMatchObject({
    chat: { id: next.id, type: "supergroup" },
    migrate_from_chat_id: old.id,
  });
  expect(world.violations).toEqual([]);
});

test("topics keep their messages together and can be closed and deleted", async () => {
  const { sandbox, world, gosha, katya } = await openClub();
  const forum = world.addGroup({ title: "Форум", owner: gosha, members: [katya], forum: true });
  const quiz = forum.createTopic("Викторина");
  katya.writes("/quiz", { chat: forum, topic: quiz });
  const [created, asked] = await sandbox.updates();
  expect(created?.message).toMatchObject({
    message_thread_id: quiz.id,
    forum_topic_created: { name: "Викторина" },
  });
  expect(asked?.message).toMatchObject({
    message_thread_id: quiz.id,
    is_topic_message: true,
    chat: { is_forum: true },
  });

  const { result } = await sandbox.send(forum, { text: "Вопрос", message_thread_id: quiz.id });
  expect(result.message_thread_id).toBe(quiz.id);
  const reply = await sandbox.send(forum, {
    text: "Ответ",
    reply_parameters: { message_id: asked!.message!.message_id },
  });
  expect(reply.result.message_thread_id).toBe(quiz.id);
  expect((await sandbox.send(forum, "Всем")).result.message_thread_id).toBeUndefined();
  expect(quiz.botMessages()).toHaveLength(2);

  const send = () => sandbox.send(forum, { text: "a", message_thread_id: quiz.id });
  quiz.close();
  expect((await send()).description).toBe("Bad Request: TOPIC_CLOSED");
  quiz.reopen();
  expect((await send()).ok).toBe(true);
  quiz.delete();
  expect((await send()).description).toBe("Bad Request: message thread not found");
  forum.setGeneralTopicClosed(true);
  expect((await sandbox.send(forum, "a")).description).toBe("Bad Request: TOPIC_CLOSED");
});

test("an anonymous administrator writes as the group, a channel as itself", async () => {
  const { sandbox, world, gosha, katya, club } = await openClub();
  const channel = world.addChannel({ title: "Кино", owner: gosha });
  club.promote(katya, { is_anonymous: true }, "Завпроизводством");
  katya.writes("/ask", { chat: club });
  gosha.writes("/ask", { chat: club, as: channel });
  const [anonymous, asChannel] = (await sandbox.updates()).map(({ message }) => message);
  expect(anonymous).toMatchObject({
    from: { id: 1087968824, username: "GroupAnonymousBot" },
    sender_chat: { id: club.id },
    author_signature: "Завпроизводством",
  });
  expect(asChannel).toMatchObject({
    from: { id: 136817688 },
    sender_chat: { id: channel.id, type: "channel" },
  });
});

test("posts of a channel appear in its discussion group by themselves", async () => {
  const { sandbox, world, gosha, club } = await openClub();
  const channel = world.addChannel({ title: "Кино", owner: gosha });
  channel.linkDiscussion(club);
  club.promoteBot();
  await sandbox.updates();
  const post = channel.posts("Премьера", "Редактор");
  const updates = await sandbox.updates();
  expect(updates[0]?.channel_post).toMatchObject({ text: "Премьера", sender_chat: { id: channel.id } });
  expect(updates[1]?.message).toMatchObject({
    text: "Премьера",
    is_automatic_forward: true,
    from: { id: 777000 },
    sender_chat: { id: channel.id },
    forward_origin: { type: "channel", message_id: post.message_id, author_signature: "Редактор" },
  });
  const { result } = await sandbox.send(channel, "От бота");
  expect(result).toMatchObject({ sender_chat: { id: channel.id }, chat: { type: "channel" } });
  expect(club.messages().at(-1)).toMatchObject({ text: "От бота", is_automatic_forward: true });
});

test("people send every kind of content", async () => {
  const { sandbox, katya, gosha } = await openClub();
  katya.sends({ sticker: "🎬" });
  katya.sends({ photo: true, caption: "/ask кто это" });
  katya.sends({ voice: true });
  katya.sends({ document: "сценарий.pdf" });
  katya.sends({ dice: "🎲" });
  katya.sends({ location: { latitude: 55.75, longitude: 37.62 } });
  katya.sends({ contact: { phoneNumber: "+7", firstName: "Гоша" } });
  katya.writes("переслано", { forwardedFrom: gosha });
  const messages = (await sandbox.updates()).map(({ message }) => message);
  expect(messages[0]?.sticker?.emoji).toBe("🎬");
  expect(messages[1]).toMatchObject({
    photo: [{}, {}, {}, {}],
    caption_entities: [{ type: "bot_command", length: 4 }],
  });
  expect(messages[2]?.voice?.duration).toBe(3);
  expect(messages[7]?.forward_origin).toMatchObject({ type: "user", sender_user: { id: gosha.id } });
  expect(messages.map((message) => message?.message_id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

test("members and administrators can be looked up", async () => {
  const { sandbox, katya, gosha, club } = await openClub();
  const member = async (id: number) =>
    (await sandbox.call<{ status: string }>("getChatMember", { chat_id: club.id, user_id: id })).result
      .status;
  expect([await member(gosha.id), await member(katya.id), await member(sandbox.bot.id)]).toEqual([
    "creator",
    "member",
    "member",
  ]);
  club.removeMember(katya);
  expect(await member(katya.id)).toBe("left");
  club.promoteBot({ can_delete_messages: false });
  const { result } = await sandbox.call<object[]>("getChatAdministrators", { chat_id: club.id });
  expect(result).toMatchObject([
    { status: "creator" },
    { status: "administrator", can_delete_messages: false },
  ]);
  expect((await sandbox.call("getChatMemberCount", { chat_id: club.id })).result).toBe(2);
  expect((await sandbox.call("getChat", { chat_id: club.id })).result).toMatchObject({
    type: "supergroup",
    title: "Клуб «Восемь дней»",
  });
});

test("the narrowest list of commands that is set is offered", async () => {
  const { sandbox, katya, gosha, club } = await openClub();
  const set = (description: string, params: object) =>
    sandbox.call("setMyCommands", { commands: [{ command: "ask", description }], ...params });
  await set("default", {});
  await set("группам", { scope: { type: "all_group_chats" }, language_code: "ru" });
  await set("admins", { scope: { type: "all_chat_administrators" } });
  expect(katya.chat.commandsFor(katya)).toMatchObject([{ description: "default" }]);
  expect(club.commandsFor(katya)).toMatchObject([{ description: "группам" }]);
  expect(club.commandsFor(gosha)).toMatchObject([{ description: "admins" }]);
});
