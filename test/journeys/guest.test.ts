import { afterAll, beforeAll, expect, test } from "vitest";
import { startBot, textOf, type RunningBot } from "../support/bot.ts";

let bot: RunningBot;
beforeAll(async () => {
  bot = await startBot();
});
afterAll(async () => bot.stop());

const mention = (): string => `@${bot.sandbox.bot.username ?? ""}`;
/** A group that the bot is no member of. */
const foreign = () => {
  const katya = bot.world.addPerson({ name: "Катя", languageCode: "ru" });
  const tosya = bot.world.addPerson({ name: "Тося", languageCode: "ru" });
  return {
    katya,
    tosya,
    group: bot.world.addGroup({ title: "Чужой", members: [katya, tosya], botStatus: "none" }),
  };
};

test("a mention is answered once, as a reply, in the question's language", async () => {
  const { katya, group } = foreign();
  const question = katya.writes(`${mention()} кто играл Гошу?`, { chat: group });
  const answer = await group.nextBotMessage("Баталов");
  expect(answer.reply_to_message?.message_id).toBe(question.message_id);
  expect(textOf(answer)).toContain("Источник");
  katya.writes(`Tell me, ${mention()}, who directed the film?`, { chat: group });
  expect(textOf(await group.nextBotMessage("Menshov"))).toContain("Source");
  await bot.world.idle();
  expect(group.botMessages()).toHaveLength(2);
});

test("what it does not know it says, and a bare mention is asked what it wants", async () => {
  const { katya, group } = foreign();
  katya.writes(`${mention()} какая погода завтра в Вологде`, { chat: group });
  await group.nextBotMessage("не знаю");
  katya.writes(mention(), { chat: group });
  await group.nextBotMessage("О чём рассказать?");
  katya.writes("а кто режиссёр фильма?", { chat: group, replyTo: group.lastBotMessage() });
  await group.nextBotMessage("Меньшов");
});

test("group talk around it is left alone", async () => {
  const { katya, group } = foreign();
  katya.writes("Кто играл Гошу?", { chat: group });
  await bot.world.idle();
  expect(group.botMessages()).toEqual([]);
});

test("the line that somebody else wrote is looked up", async () => {
  const { katya, tosya, group } = foreign();
  const line = tosya.writes("Не учите меня жить, лучше помогите материально", { chat: group });
  katya.writes(`${mention()} откуда это?`, { chat: group, replyTo: line });
  await group.nextBotMessage("Людмила");
});

test("the buttons below work for who asked, by changing the one message", async () => {
  const { katya, tosya, group } = foreign();
  katya.writes(`${mention()} кто играл Гошу?`, { chat: group });
  const answer = await group.nextBotMessage("Баталов");
  expect((await tosya.presses(answer, "Ещё").answer()).text).toContain("для того, кто спрашивал");
  await katya.presses(answer, "👍").answer();
  const rated = await group.nextEdit(answer);
  expect(rated.reply_markup?.inline_keyboard.flat().map(({ text }) => text)).toEqual(["Ещё", "Не о том"]);
  await katya.presses(rated, "Ещё").answer();
  const choices = await group.nextEdit(rated, "Могу рассказать ещё");
  const [[choice] = []] = choices.reply_markup?.inline_keyboard ?? [];
  await katya.presses(choices, choice?.text ?? "").answer();
  await group.nextEdit(choices, "Источник");
  expect(group.botMessages()).toHaveLength(1);
});

test("the plot is covered where nobody could choose that it be told", async () => {
  const { katya, group } = foreign();
  katya.writes(`${mention()} сколько дней пропадал Гоша?`, { chat: group });
  const answer = await group.nextBotMessage("Осторожно, сюжет");
  expect(answer.entities?.some(({ type }) => type === "spoiler")).toBe(true);
});
