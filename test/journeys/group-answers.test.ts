import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Group, NewGroup } from "../../src/sandbox/sandbox.ts";
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

const person = (name: string) => bot.world.addPerson({ name, languageCode: "ru" });
const mention = (): string => `@${bot.sandbox.bot.username ?? ""}`;
const setUp = (options: Partial<NewGroup> = {}) => {
  const [owner, admin, katya] = [person("Гоша"), person("Тося"), person("Катя")];
  const group = bot.world.addGroup({
    title: "Клуб",
    owner,
    admins: [admin],
    members: [katya],
    ...options,
  });
  return { owner, admin, katya, group };
};
/** True where the bot stays silent about all that it was sent so far. */
const isSilent = async (group: Group): Promise<boolean> => {
  await bot.world.idle();
  return group.botMessages().length === 0;
};

describe("where answers come when sure", () => {
  const talkative = async (options: Partial<NewGroup> = {}) => {
    const club = setUp({ botStatus: "administrator", ...options });
    await desk.choose(club.group, { answers: "sure" });
    return club;
  };

  test.each(["Кто играл Гошу?", "а кто играл Гошу", "who played Gosha?"])(
    "«%s», said to everybody, is answered",
    async (question) => {
      const { katya, group } = await talkative();
      const asked = katya.writes(question, { chat: group });
      const answer = await group.nextBotMessage(/Баталов|Batalov/u);
      expect(answer.reply_to_message?.message_id).toBe(asked.message_id);
    },
  );

  test("talk, doubtful questions, replies, forwards, commands of others and channels are met with silence", async () => {
    const { owner, katya, group } = await talkative();
    const channel = bot.world.addChannel({ title: "Канал", owner, botStatus: "none" });
    const talk = katya.writes("Гошу играл Баталов", { chat: group });
    for (const words of [
      "Гоша хороший",
      "кто завтра идёт в кино?",
      "какой фильм посмотреть вечером?",
      "почему?",
      "привет!",
    ])
      katya.writes(words, { chat: group });
    owner.writes("Кто играл Гошу?", { chat: group, replyTo: talk });
    katya.writes("Кто играл Гошу?", { chat: group, forwardedFrom: { hiddenName: "Некто" } });
    katya.writes("Кто играл Гошу?", { chat: group, as: channel });
    katya.writes("/ask@other_bot кто играл Гошу?", { chat: group });
    katya.writes(`Кто играл Гошу? ${"Очень длинная история. ".repeat(20)}?`, { chat: group });
    expect(await isSilent(group)).toBe(true);
  });

  test("who is asked answers as ever, also that it does not know", async () => {
    const { katya, group } = await talkative();
    katya.writes("/ask какая погода завтра в Вологде", { chat: group });
    await group.nextBotMessage("не знаю");
  });

  test("and where nobody chose that, the same questions are left alone", async () => {
    const { katya, group } = setUp({ botStatus: "administrator" });
    katya.writes("Кто играл Гошу?", { chat: group });
    expect(await isSilent(group)).toBe(true);
  });
});

describe("where the plot is hidden", () => {
  test("an answer that tells it is covered, its source and other answers are not", async () => {
    const { katya, group } = setUp();
    katya.writes("/ask сколько дней пропадал Гоша?", { chat: group });
    expect((await group.nextBotMessage("Источник")).entities?.some(({ type }) => type === "spoiler")).toBe(
      false,
    );
    await desk.choose(group, { hidesSpoilers: true });
    katya.writes("/ask сколько дней пропадал Гоша?", { chat: group });
    const answer = await group.nextBotMessage("Осторожно, сюжет");
    const text = textOf(answer);
    const cover = answer.entities?.find(({ type }) => type === "spoiler");
    const covered = text.slice(cover?.offset, (cover?.offset ?? 0) + (cover?.length ?? 0));
    expect(covered.length).toBeGreaterThan(20);
    expect(covered).not.toContain("Источник");
    katya.writes("/ask кто играл Гошу?", { chat: group });
    const harmless = await group.nextBotMessage("Баталов");
    expect(harmless.entities?.some(({ type }) => type === "spoiler")).toBe(false);
  });
});

describe("words that others wrote", () => {
  const LINE = "Не учите меня жить, лучше помогите материально";

  test.each(["откуда это?", "кто это сказал", "who said this?", ""])(
    "are looked up where a mention in reply says «%s»",
    async (words) => {
      const { owner, katya, group } = setUp({ botStatus: "administrator" });
      const line = owner.writes(LINE, { chat: group });
      katya.writes(`${mention()} ${words}`, { chat: group, replyTo: line });
      await group.nextBotMessage("Людмила");
    },
  );

  test("are looked up with a bare /ask, and the quoted part where a part is quoted", async () => {
    const { owner, katya, group } = setUp();
    const line = owner.writes(`Мама всегда говорила: ${LINE}! А я не слушала.`, { chat: group });
    katya.writes("/ask", { chat: group, replyTo: line, quote: LINE });
    await group.nextBotMessage("Людмила");
    const unknown = owner.writes("Семь раз отмерь", { chat: group });
    katya.writes("/ask что это?", { chat: group, replyTo: unknown });
    await group.nextBotMessage("Этой реплики я не знаю");
  });

  test("are nothing to a question that stands by itself", async () => {
    const { owner, katya, group } = setUp();
    const line = owner.writes(LINE, { chat: group });
    katya.writes("/ask кто играл Гошу?", { chat: group, replyTo: line });
    await group.nextBotMessage("Баталов");
  });
});

describe("buttons of those who do not show themselves", () => {
  test("choices that an anonymous admin asked for work for admins and for nobody else", async () => {
    const { admin, katya, group } = setUp();
    group.promote(admin, { is_anonymous: true });
    admin.writes("/ask кто играл Гошу?", { chat: group });
    const answer = await group.nextBotMessage("Баталов");
    expect((await katya.presses(answer, "Не о том").answer()).text).toContain("для того, кто спрашивал");
    await admin.presses(answer, "Не о том").answer();
    const choices = await group.nextEdit(answer, "Тогда, может быть");
    const [[choice] = []] = choices.reply_markup?.inline_keyboard ?? [];
    expect((await katya.presses(choices, choice?.text ?? "").answer()).text).toContain("для того");
    await admin.presses(choices, choice?.text ?? "").answer();
    await group.nextEdit(choices, "Источник");
  });

  test("what was asked on behalf of a channel is anybody's to choose from", async () => {
    const { owner, katya, group } = setUp();
    const channel = bot.world.addChannel({ title: "Канал", owner, botStatus: "none" });
    owner.writes("/ask кто играл Гошу?", { chat: group, as: channel });
    const answer = await group.nextBotMessage("Баталов");
    await katya.presses(answer, "Не о том").answer();
    await group.nextEdit(answer, "Тогда, может быть");
  });
});
