import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startBot, textOf, type RunningBot } from "../support/bot.ts";
import { openSettingsDesk, type SettingsDesk } from "../support/settings.ts";

let desk: SettingsDesk;
let bot: RunningBot;
beforeAll(async () => {
  desk = await openSettingsDesk();
  bot = await startBot({ config: { database: desk.database } });
});
afterAll(async () => {
  await bot.stop();
  await desk.remove();
});

/** A group where answers are for who asked. */
const discreet = async () => {
  const owner = bot.world.addPerson({ name: "Гоша", languageCode: "ru" });
  const katya = bot.world.addPerson({ name: "Катя", languageCode: "ru" });
  const group = bot.world.addGroup({ title: "Клуб", owner, members: [katya] });
  await desk.choose(group, { isEphemeral: true });
  return { owner, katya, group };
};

test("the answer is seen by who asked and by nobody else", async () => {
  const { owner, katya, group } = await discreet();
  const question = katya.writes("/ask кто играл Гошу?", { chat: group });
  const answer = await group.nextEphemeral(katya, "Баталов");
  expect(answer.reply_to_message?.message_id).toBe(question.message_id);
  expect(group.messages({ as: owner })).toEqual([question]);
  expect(group.messages({ as: katya })).toHaveLength(2);
});

test("where Telegram refuses, everybody sees the answer", async () => {
  const { katya, group } = await discreet();
  bot.world.setEphemeral(false);
  katya.writes("/ask кто играл Гошу?", { chat: group });
  await group.nextBotMessage("Баталов");
  bot.world.setEphemeral(true);
  expect(bot.log.some(({ text }) => text.includes("refused an ephemeral answer"))).toBe(true);
});

test("an anonymous admin, behind whom nobody is known, is answered before all", async () => {
  const { owner, group } = await discreet();
  group.promote(owner, { is_anonymous: true });
  owner.writes("/ask кто играл Гошу?", { chat: group, as: group });
  await group.nextBotMessage("Баталов");
});

test("an edited question edits the answer that one person sees", async () => {
  const { katya, group } = await discreet();
  const question = katya.writes("/ask кто играл Гошу?", { chat: group });
  const answer = await group.nextEphemeral(katya, "Баталов");
  katya.edits(question, "/ask кто играл Людмилу?");
  await group.nextEdit(answer, "Муравьёва");
  expect(group.messages({ as: katya })).toHaveLength(2);
});

test("its buttons change it and bring more for the same person alone", async () => {
  const { owner, katya, group } = await discreet();
  katya.writes("/ask кто играл Гошу?", { chat: group });
  const answer = await group.nextEphemeral(katya, "Баталов");
  await katya.presses(answer, "👎").answer();
  const rated = await group.nextEdit(answer);
  await katya.presses(rated, "Ещё").answer();
  const more = await group.nextEphemeral(katya, "Могу рассказать ещё");
  const [[choice] = []] = more.reply_markup?.inline_keyboard ?? [];
  await katya.presses(more, choice?.text ?? "").answer();
  await group.nextEdit(more, "Источник");
  await katya.presses(rated, "Не о том").answer();
  await group.nextEdit(rated, "Тогда, может быть");
  expect(group.messages({ as: owner })).toHaveLength(1);
});

describe("a message for the bot alone", () => {
  test("is a question, answered for who wrote it, even where answers are for all", async () => {
    const { owner, katya, group } = await discreet();
    katya.writes("/ask кто играл Гошу?", { chat: group });
    const answer = await group.nextEphemeral(katya, "Баталов");
    katya.writes("а кто режиссёр фильма?", { chat: group, replyTo: answer });
    const next = await group.nextEphemeral(katya, "Меньшов");
    expect(textOf(next.reply_to_message ?? {})).toBe("а кто режиссёр фильма?");
    await desk.choose(group, { isEphemeral: false });
    katya.writes("/help", { chat: group, isEphemeral: true });
    await group.nextEphemeral(katya, "Как спрашивать");
    await bot.world.idle();
    expect(group.messages({ as: owner })).toHaveLength(1);
  });

  test("is never answered before all, and no error where it cannot be answered", async () => {
    const { katya, group } = await discreet();
    const errors = () => bot.log.filter(({ level }) => level === "error").length;
    const before = errors();
    bot.world.setEphemeral(false);
    katya.writes("/ask кто играл Гошу?", { chat: group, isEphemeral: true });
    await bot.world.idle();
    bot.world.setEphemeral(true);
    expect(group.botMessages()).toEqual([]);
    expect(errors()).toBe(before);
  });
});
