import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { storeUpdates } from "../../src/inbox/store.ts";
import { openDatabase } from "../../src/storage/database.ts";
import { startBot, type RunningBot } from "../support/bot.ts";
import { openSettingsDesk } from "../support/settings.ts";

const START_PARAMETER = "inline";

describe("inline", () => {
  let bot: RunningBot;
  beforeAll(async () => {
    bot = await startBot();
  });
  afterAll(async () => bot.stop());

  const person = (languageCode = "ru") => bot.world.addPerson({ name: "Катя", languageCode });
  const lastAnswer = () => bot.world.calls.findLast(({ method }) => method === "answerInlineQuery");

  test("a question brings its answer first, and the chosen one goes into the chat with its source", async () => {
    const katya = person();
    const group = bot.world.addGroup({ title: "Чужой чат", members: [katya], botStatus: "none" });
    const ask = katya.asksInline("кто играл гошу", { chat: group });
    const [first] = await ask.results();
    const message = ask.chooses(first!);
    expect(message.text).toMatch(/Баталов[\s\S]*Источник/u);
    expect(message.via_bot?.id).toBe(bot.sandbox.bot.id);
    expect(group.messages()).toHaveLength(1);
  });

  test("a bare name brings several facts about it, in the language of the words", async () => {
    const russian = await person("en").asksInline("гоша").results();
    expect(russian.length).toBeGreaterThanOrEqual(5);
    expect(russian.filter(({ title }) => title.includes("Гош")).length).toBeGreaterThanOrEqual(3);
    const english = await person("ru").asksInline("gosha").results();
    expect(english.filter(({ title }) => title.includes("Gosha")).length).toBeGreaterThanOrEqual(3);
    for (const { title, description, keyboard } of [...russian, ...english]) {
      expect(title.length).toBeLessThanOrEqual(60);
      expect(description?.length).toBeLessThanOrEqual(120);
      expect(keyboard).toBeUndefined();
    }
  });

  test.each([
    ["ru", "Факт дня", "Спросить меня лично"],
    ["en", "Fact of the day", "Ask me in a private chat"],
  ])(
    "an empty query of a %s speaker brings the fact of the day and suggestions",
    async (code, title, button) => {
      const ask = person(code).asksInline("");
      const results = await ask.results();
      expect(results[0]?.title).toBe(title);
      expect(results.length).toBeGreaterThanOrEqual(5);
      expect(new Set(results.map(({ id }) => id)).size).toBe(results.length);
      expect(ask.answered()?.button).toEqual({ text: button, startParameter: START_PARAMETER });
      const again = await person(code).asksInline("").results();
      expect(again.map(({ id }) => id)).toEqual(results.map(({ id }) => id));
    },
  );

  test.each(["ыфвапролд", "спасибо", "🎬🎬🎬"])(
    "where «%s» finds nothing, a button says so and the list is not empty",
    async (query) => {
      const ask = person().asksInline(query);
      expect((await ask.results())[0]?.title).toBe("Факт дня");
      expect(ask.answered()?.button?.text).toContain("Ничего не нашлось");
    },
  );

  test("answers are cached for the person alone", async () => {
    await person().asksInline("кто режиссёр").results();
    expect(lastAnswer()?.params).toMatchObject({ is_personal: true });
  });

  test("the plot is told neither in the list nor uncovered in a foreign chat", async () => {
    const ask = person().asksInline("что Гоша сказал в конце фильма");
    const spoilers = (await ask.results()).filter(({ description }) => description?.includes("Осторожно"));
    expect(spoilers.length).toBeGreaterThan(0);
    const message = ask.chooses(spoilers[0]!);
    expect(message.entities?.some(({ type }) => type === "spoiler")).toBe(true);
    const source = message.text?.indexOf("Источник") ?? -1;
    const spoiler = message.entities?.find(({ type }) => type === "spoiler");
    expect((spoiler?.offset ?? 0) + (spoiler?.length ?? 0)).toBeLessThan(source);
  });

  test("the button leads into the private chat", async () => {
    const katya = person();
    katya.starts(START_PARAMETER);
    await katya.chat.nextBotMessage("Восемь дней");
  });

  test("an answer that comes too late for Telegram is no error", async () => {
    const errors = () => bot.log.filter(({ level }) => level === "error").length;
    const before = errors();
    bot.world.injectUpdate({
      inline_query: { id: "12345", from: person().user(), query: "гоша", offset: "" },
    });
    await bot.world.idle();
    expect(errors()).toBe(before);
  });
});

describe("after a time away", () => {
  let desk: Awaited<ReturnType<typeof openSettingsDesk>>;
  beforeEach(async () => {
    desk = await openSettingsDesk();
  });
  afterEach(async () => desk.remove());

  test("inline queries received over 10 seconds ago are dropped and counted, later ones are answered", async () => {
    const from = { id: 7, is_bot: false, first_name: "Катя" };
    const query = (update_id: number) => ({
      update_id,
      inline_query: { id: `q${String(update_id)}`, from, query: "гоша", offset: "" },
    });
    const db = await openDatabase(desk.database);
    await storeUpdates(db, [query(1), query(2)], new Date(Date.now() - 11_000));
    await storeUpdates(db, [query(3)], new Date());
    await db.destroy();
    const bot = await startBot({ config: { database: desk.database } });
    await bot.app.idle();
    const answered = () => bot.world.calls.filter(({ method }) => method === "answerInlineQuery");
    await bot.world.waitFor(() => answered().length > 0);
    expect(answered().map(({ params }) => params["inline_query_id"])).toEqual(["q3"]);
    const dropped = bot.log.filter(({ text }) => text.includes("late inline query"));
    expect(dropped.map(({ fields }) => fields["dropped"])).toEqual([1, 2]);
    await bot.stop();
  });
});
