import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startBot, type RunningBot } from "../support/bot.ts";

let bot: RunningBot;
beforeAll(async () => {
  bot = await startBot();
});
afterAll(async () => bot.stop());

const KINDS = [
  "message",
  "edited_message",
  "callback_query",
  "my_chat_member",
  "chat_member",
  "inline_query",
  "guest_message",
  "poll",
  "poll_answer",
  "channel_post",
  "message_reaction",
  "kind_of_the_future",
];
const UPDATES = 5_000;
const SEED = 1979;

const oddText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.constantFrom(
    "",
    "\u200B\u200B",
    "\u202Eабв",
    "😂😂😂",
    "\uD800",
    "<b>x</b> & <script>",
    "/ask",
    "/ask@other_bot x",
    "*_[`",
    "а".repeat(5_000),
    "кто ".repeat(900),
    "\u0000",
    "]]>",
  ),
);
const oddId = fc.oneof(fc.integer(), fc.maxSafeInteger(), fc.constantFrom(0, -1, 1e15));
const oddUser = fc.record({
  id: oddId,
  is_bot: fc.boolean(),
  first_name: oddText,
  language_code: fc.constantFrom<unknown>("ru", "en", "", "zz-ZZ", 7, null, {}),
});
const oddChat = fc.record({
  id: oddId,
  type: fc.constantFrom("private", "group", "supergroup", "channel", "other"),
  title: oddText,
});
const oddEntity = fc.record({
  type: fc.constantFrom("bot_command", "mention", "url", "text_mention", "future"),
  offset: fc.integer({ min: -3, max: 9_000 }),
  length: fc.integer({ min: -3, max: 9_000 }),
});
const oddContent = fc.oneof(
  fc.anything({ maxDepth: 2, withNullPrototype: false }),
  fc.record(
    {
      message_id: oddId,
      date: fc.integer(),
      chat: oddChat,
      from: oddUser,
      text: oddText,
      caption: oddText,
      entities: fc.array(oddEntity, { maxLength: 4 }),
      data: oddText,
      query: oddText,
      offset: oddText,
      guest_query_id: oddText,
      ephemeral_message_id: oddId,
      message: fc.record({
        message_id: oddId,
        date: fc.integer(),
        chat: fc.oneof(oddChat, fc.constant(null)),
      }),
      quote: fc.oneof(fc.record({ text: oddText }), fc.anything({ maxDepth: 1 })),
      reply_to_message: fc.record({ from: oddUser, text: oddText, chat: oddChat }, { requiredKeys: [] }),
      sender_chat: oddChat,
      id: fc.string(),
      sticker: fc.constant({}),
      migrate_to_chat_id: oddId,
      new_chat_member: fc.anything({ maxDepth: 1 }),
      old_chat_member: fc.anything({ maxDepth: 1 }),
    },
    { requiredKeys: [] },
  ),
);

test(`${String(UPDATES)} odd and malformed updates stop nothing, and every one is settled`, async () => {
  const updates = fc.sample(
    fc.tuple(fc.constantFrom(...KINDS), oddContent).map(([kind, content]) => ({ [kind]: content })),
    { numRuns: UPDATES, seed: SEED },
  );
  const katya = bot.world.addPerson({ name: "Катя <b>&", languageCode: "ru" });
  katya.starts();
  await katya.chat.nextBotMessage("Восемь дней");
  for (const update of updates) {
    // What JSON cannot carry never comes over the wire.
    const wire = JSON.stringify(update, (_, value: unknown) => (typeof value === "bigint" ? 0 : value));
    bot.world.injectUpdate(JSON.parse(wire) as Readonly<Record<string, unknown>>);
  }
  await bot.world.waitFor(() => bot.world.pendingUpdates().length === 0, 60_000);
  await bot.app.idle();
  // What is odd is left unread or answered; nothing makes a handler stumble.
  expect(bot.log.filter(({ level }) => level === "error")).toEqual([]);
  katya.writes("Кто играл Гошу?");
  await katya.chat.nextBotMessage("Баталов", 20_000);
  expect(bot.world.violations).toEqual([]);
}, 90_000);
