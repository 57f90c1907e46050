import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startBot, textOf, type RunningBot } from "../support/bot.ts";

let bot: RunningBot;
beforeAll(async () => {
  bot = await startBot();
});
afterAll(async () => bot.stop());

const person = (languageCode = "ru", name = "Катя") => bot.world.addPerson({ name, languageCode });
/** Asks something ordinary, to see that the bot is still there for this person. */
const isAnswered = async (someone: ReturnType<typeof person>): Promise<void> => {
  someone.writes("Кто играл Гошу?");
  await someone.chat.nextBotMessage("Баталов");
};

const LETTERS = "абвгдежзийклмнопрстуфхцчшщъыьэюя";

/** An answer, an offer or an honest refusal: whatever it is, it is one of the bot's own sentences. */
const ANY_ANSWER = /Источник|Source|не знаю|do not know|ответа у меня нет|no exact answer|Здравствуйте/u;

describe("in private", () => {
  test.each([
    ["only emoji", "🎬🍿😂👨‍👩‍👧‍👦"],
    ["only zero-width characters", "\u200B\u200C\u200D\uFEFF"],
    ["only right-to-left marks", "\u200F\u202E\u2067\u2069"],
    ["only combining accents", "\u0301\u0301\u0301"],
    ["only a variation selector", "\uFE0F"],
    ["only punctuation", "?!… — «»"],
    ["only signs of markup", "<>&*_`[]()~"],
  ])("%s is told that words are wanted", async (_, text) => {
    const katya = person();
    katya.writes(text);
    await katya.chat.nextBotMessage("Тут одни значки");
  });

  test.each([
    ["HTML", "<b>кто</b> <i>играл</i> Гошу?</b>"],
    ["a broken tag", "кто играл Гошу <a href='"],
    ["a script", "<script>alert(1)</script> кто играл Гошу?"],
    ["entities of HTML", "кто&nbsp;играл Гошу&amp;?"],
    ["Markdown", "**кто** _играл_ `Гошу`?"],
    ["a null byte between the words", "кто\u0000 играл Гошу?"],
    ["zero-width characters inside the words", "кто иг\u200Bрал Го\u200Cшу?"],
    ["right-to-left marks around the words", "\u202Eкто играл Гошу?\u202C"],
    ["soft hyphens", "кто иг\u00ADрал Го\u00ADшу?"],
    ["line breaks and tabs", "\n\nкто\n\tиграл\r\nГошу\n?"],
    ["no-break spaces", "кто\u00A0играл\u202FГошу"],
    ["emoji around the words", "🎬кто играл Гошу🍿"],
    ["letters apart from their accents", "кто игра\u0301л Го\u0301шу?"],
    ["wide Latin letters", "ｗｈｏ ｐｌａｙｅｄ ｇｏｓｈａ"],
  ])("a question with %s is understood", async (_, question) => {
    const katya = person();
    katya.writes(question);
    await katya.chat.nextBotMessage(/Баталов|Batalov/u);
  });

  test.each([
    ["one word of 4,096 letters", "щ".repeat(4_096)],
    [
      "a word of 4,000 different letters",
      Array.from({ length: 4_000 }, (_, at) => LETTERS[at % 31]).join(""),
    ],
    ["2,000 words of one letter", "а ".repeat(2_000)],
    ["900 times the same word", "кто ".repeat(900)],
    ["Chinese", "谁演了戈沙？".repeat(100)],
    ["Arabic", "من لعب دور غوشا؟"],
    ["an injection of SQL", "'; drop table chats; --"],
    ["a path", "../../../../etc/passwd"],
    ["a name of the language itself", "__proto__ constructor toString hasOwnProperty"],
    ["a pattern that is slow for regular expressions", `${"a".repeat(2_000)}!${"(a+)+$".repeat(50)}`],
  ])("%s is answered soon and honestly", async (_, text) => {
    const katya = person();
    katya.writes(text);
    await katya.chat.nextBotMessage(ANY_ANSWER, 2_000);
    await isAnswered(katya);
  });

  test("300 mentions, links and hashtags without a question are no trouble", async () => {
    const katya = person();
    katya.writes("@katya_the_first ".repeat(240));
    await katya.chat.nextBotMessage();
    katya.writes("https://example.com/?a=1&b=2 #гоша ".repeat(100));
    await katya.chat.nextBotMessage();
    await isAnswered(katya);
  });

  test("a message longer than Telegram lets through is answered all the same", async () => {
    const katya = person();
    katya.starts();
    await katya.chat.nextBotMessage("Восемь дней");
    const text = `${"так ".repeat(1_250)} кто играл Гошу?`;
    expect(text.length).toBeGreaterThan(5_000);
    bot.world.injectUpdate({
      message: { message_id: 500, date: 1, chat: katya.chat.info(), from: katya.user(), text },
    });
    await katya.chat.nextBotMessage(ANY_ANSWER);
  });

  test.each([
    ["HTML", "<b>Катя</b> & <script>"],
    ["Markdown", "*Катя* [x](tg://user?id=1)"],
    ["a broken tag", "Катя</b"],
    ["right-to-left marks", "\u202Eяток\u2066"],
    ["nothing to see", "\u3164"],
    ["placeholders", "{ $id } ${1} %s"],
  ])("a person with %s in the name is spoken to like everybody", async (_, name) => {
    const someone = person("ru", name);
    for (const [words, expected] of [
      ["/start", "Восемь дней"],
      ["/me", "Ваш номер"],
      ["/forgetme", "Удалить всё"],
      ["Кто играл Гошу?", "Баталов"],
    ] as const) {
      someone.writes(words);
      await someone.chat.nextBotMessage(expected);
    }
  });

  test("/ask without words asks for them, and takes them from the next message", async () => {
    const katya = person();
    for (const bare of ["/ask", "/ask   ", `/ask @${bot.sandbox.bot.username ?? ""}`]) {
      katya.writes(bare);
      await katya.chat.nextBotMessage("О чём рассказать?");
    }
    katya.writes("/ask 🎬");
    await katya.chat.nextBotMessage("Тут одни значки");
    await isAnswered(katya);
  });

  test.each([
    ["a sticker", { sticker: "🎬" }],
    ["a photo without a caption", { photo: true }],
    ["a voice message", { voice: true }],
    ["a round video", { videoNote: true }],
    ["a document", { document: "вопрос.pdf" }],
    ["a place", { location: { latitude: 55.76, longitude: 37.6 } }],
    ["a contact", { contact: { phoneNumber: "+70000000000", firstName: "Гоша" } }],
    ["a die", { dice: "🎲" }],
  ])("%s gets a kind sentence", async (_, content) => {
    const katya = person();
    katya.sends(content);
    await katya.chat.nextBotMessage("понимаю только текст");
  });

  test("a caption of signs alone is told that words are wanted", async () => {
    const katya = person();
    katya.sends({ photo: true, caption: "🎬🎬" });
    await katya.chat.nextBotMessage("Тут одни значки");
  });

  test("an edit that takes all words out of a question edits the answer", async () => {
    const katya = person();
    const question = katya.writes("Кто играл Гошу?");
    const answer = await katya.chat.nextBotMessage("Баталов");
    katya.edits(question, "…");
    await katya.chat.nextEdit(answer, "Тут одни значки");
    katya.edits(question, "Кто режиссёр фильма?");
    await katya.chat.nextEdit(answer, "Меньшов");
    expect(katya.chat.botMessages()).toHaveLength(1);
  });

  test("fifty messages at once are answered one by one, in their order", async () => {
    const katya = person();
    for (let at = 0; at < 50; at += 1) katya.writes(at % 2 === 0 ? "Кто играл Гошу?" : "🎬");
    await bot.world.waitFor(() => katya.chat.botMessages().length === 50, 10_000);
    const answers = katya.chat.botMessages().map(textOf);
    expect(answers.every((text, at) => text.includes(at % 2 === 0 ? "Баталов" : "значки"))).toBe(true);
  });
});

describe("in a group", () => {
  test("/ask without words asks for them, and a reply to that is a question", async () => {
    const [owner, katya] = [person("ru", "Гоша"), person()];
    const group = bot.world.addGroup({ title: "Клуб <b>&", owner, members: [katya] });
    for (const bare of ["/ask", "/ask  ", `/ask@${bot.sandbox.bot.username ?? ""}`]) {
      katya.writes(bare, { chat: group });
      await group.nextBotMessage("Задайте вопрос ответом на это сообщение");
    }
    katya.writes("кто играл Гошу?", { chat: group, replyTo: group.lastBotMessage() });
    await group.nextBotMessage("Баталов");
  });

  test("a bare mention is asked what it wants; one among 300 others is heard", async () => {
    const owner = person("ru", "Гоша");
    const group = bot.world.addGroup({ title: "Клуб", owner, botStatus: "administrator" });
    const name = `@${bot.sandbox.bot.username ?? ""}`;
    owner.writes(name, { chat: group });
    await group.nextBotMessage("О чём рассказать?");
    owner.writes(`${"@gosha_the_1st ".repeat(240)} ${name} кто играл Гошу?`, { chat: group });
    await group.nextBotMessage();
  });
});

describe("updates of odd shapes", () => {
  const katyaSays = (katya: ReturnType<typeof person>, fields: Readonly<Record<string, unknown>>) => ({
    message_id: 900,
    date: 1,
    chat: katya.chat.info(),
    from: katya.user(),
    ...fields,
  });

  test.each([
    ["nothing at all", () => ({})],
    ["a kind of the future", (katya: object) => ({ telepathy: { from: katya, thought: "кто играл Гошу?" } })],
    ["a poll nobody asked for", () => ({ poll: { id: "1", question: "?", options: [] } })],
    ["a message that is a text", () => ({ message: "кто играл Гошу?" })],
    ["a message that is null", () => ({ message: null })],
    ["a message that is a list", () => ({ message: [] })],
    ["a message without a chat", () => ({ message: { message_id: 1, date: 1, text: "кто?" } })],
    ["a callback query of nothing", () => ({ callback_query: {} })],
    ["a callback query without data", (katya: object) => ({ callback_query: { id: "1", from: katya } })],
    ["a membership without members", (katya: object) => ({ my_chat_member: { chat: katya, from: katya } })],
    ["two kinds at once", () => ({ message: {}, callback_query: {} })],
    ["a deep nest", () => ({ message: nest(400) })],
  ])("%s does not stop the questions after it", async (_, update) => {
    const katya = person();
    bot.world.injectUpdate(update(katya.user()));
    await isAnswered(katya);
  });

  test.each([
    ["a number for its text", { text: 42 }],
    ["a list for its text", { text: ["кто"] }],
    ["entities beyond its end", { text: "/ask", entities: [entity(0, 4_000), entity(90, 1)] }],
    ["entities before its start", { text: "/ask x", entities: [entity(-5, 3)] }],
    ["entities of no kind", { text: "/ask", entities: [{}] }],
    [
      "an entity that mentions nobody",
      { text: "Гоша", entities: [{ ...entity(0, 4), type: "text_mention" }] },
    ],
    ["entities that are a text", { text: "кто", entities: "bot_command" }],
    ["a reply to nothing", { text: "…", reply_to_message: null }],
    ["a sender that is a text", { text: "кто играл Гошу?", from: "Катя" }],
    ["a negative date", { text: "…", date: -1 }],
    ["an unknown language", { text: "…", from: { id: 1, is_bot: false, language_code: 5 } }],
    ["a migration to nowhere", { migrate_to_chat_id: "away" }],
    ["half a surrogate pair", { text: "\uD83C \uDFAC" }],
  ])("a message with %s does not stop the questions after it", async (_, fields) => {
    const katya = person();
    bot.world.injectUpdate({ message: katyaSays(katya, fields) });
    await isAnswered(katya);
    bot.world.injectUpdate({ edited_message: katyaSays(katya, fields) });
    await isAnswered(katya);
  });
});

function entity(offset: number, length: number): object {
  return { type: "bot_command", offset, length };
}

function nest(depth: number): object {
  return depth === 0 ? {} : { message: nest(depth - 1) };
}
