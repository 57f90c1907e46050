import type { Message, User } from "@grammyjs/types";
import { plainBot } from "../api/access.ts";
import { dumpChat } from "./dump.ts";
import { mayDo } from "./members.ts";
import { post } from "./posting.ts";
import { randomDigits, randomText } from "./state.ts";
import type { ChatState, PersonState, WorldState } from "./state.ts";
import type { InlineAnswer, InlineQueryState, InlineResult } from "./surfaces.ts";
import { WAIT_MS_DEFAULT, waitForValue } from "./waiting.ts";

/** Apps send no more of what is typed (Bot API, InlineQuery). */
const QUERY_LENGTH_MAX = 256;
/** Inline message ids look like this: base64 of a data centre, an id and a hash. */
const INLINE_MESSAGE_ID_LENGTH = 32;

/** Where a query is typed, and from where on results are wanted. */
export interface InlineOptions {
  /** Without it the private chat with the bot. */
  readonly chat?: { readonly id: number };
  /** The `nextOffset` of the answer before. */
  readonly offset?: string;
}

/** An inline query on its way. */
export interface InlineAsk {
  readonly id: string;
  /** Resolves with the results when the bot answers. */
  results(timeoutMs?: number): Promise<readonly InlineResult[]>;
  /** The whole answer if it is there already. */
  answered(): InlineAnswer | undefined;
  /** Sends a result, by itself or by its title (exact, else contained), into the chat where it was asked. */
  chooses(result: InlineResult | string): Message;
}

/** Types `@bot query` into the field of a chat. What Telegram still has in its cache never reaches the bot. */
export function askInline(
  world: WorldState,
  person: PersonState,
  chat: ChatState,
  query: string,
  offset = "",
): InlineAsk {
  if (!world.surfaces.hasInlineMode) throw new Error("Cannot ask inline: the bot's inline mode is off");
  if (query.length > QUERY_LENGTH_MAX) throw new Error("Cannot ask inline: the app sends 256 characters");
  const asked: InlineQueryState = {
    id: randomDigits(world),
    user: person.user,
    query,
    offset,
    chatId: chat.id,
    askedAtMs: world.clock.now().getTime(),
    answer: cached(world, person.user, query, offset),
  };
  world.surfaces.inlineQueries.set(asked.id, asked);
  if (asked.answer === undefined) {
    const chat_type = chat.type === "private" ? "sender" : chat.type;
    world.updates.push("inline_query", { id: asked.id, from: person.user, query, offset, chat_type });
  }
  return {
    id: asked.id,
    answered: () => asked.answer,
    async results(timeoutMs = WAIT_MS_DEFAULT) {
      const describe = () => `for the results of "${query}"\n${dumpChat(chat)}`;
      return (await waitForValue(world.signal, () => asked.answer, timeoutMs, describe)).results;
    },
    chooses: (result) => chooseInline(world, person, chat, asked.id, idOf(asked, result)),
  };
}

/**
 * Sends a result of an answered query as the person's message.
 *
 * @throws Error where the app would not do it
 */
export function chooseInline(
  world: WorldState,
  person: PersonState,
  chat: ChatState,
  queryId: string,
  resultId: string,
): Message {
  const asked = world.surfaces.inlineQueries.get(queryId);
  const result = asked?.answer?.results.find(({ id }) => id === resultId);
  if (asked === undefined || result === undefined) throw new Error("Cannot choose: there is no such result");
  if (chat.type !== "private" && !mayDo(chat, person.user.id, "can_send_other_messages")) {
    throw new Error("Cannot choose: inline bots may not be used in this chat");
  }
  const keyboard = result.keyboard === undefined ? {} : { reply_markup: result.keyboard };
  const content = { ...result.content, ...keyboard };
  const { message } = post(world, person, chat, content, { viaBot: plainBot(world) });
  world.chats.set(chat.id, chat);
  // Only a message with a keyboard can be edited by the bot, which gets an id for that.
  const inline_message_id =
    result.keyboard === undefined ? undefined : nameInlineMessage(world, chat, message.message_id);
  if (world.surfaces.hasInlineFeedback) {
    world.updates.push("chosen_inline_result", {
      result_id: resultId,
      from: person.user,
      query: asked.query,
      ...(inline_message_id === undefined ? {} : { inline_message_id }),
    });
  }
  return message;
}

/** Gives a message an inline message id, by which the bot can edit it. */
export function nameInlineMessage(world: WorldState, chat: ChatState, messageId: number): string {
  const name = randomText(world, INLINE_MESSAGE_ID_LENGTH);
  world.surfaces.inlineMessages.set(name, { chatId: chat.id, messageId });
  return name;
}

/** Keeps an answer as long as the bot allowed: for everybody, or for who asked. */
export function cacheAnswer(world: WorldState, asked: InlineQueryState, answer: InlineAnswer): void {
  const untilMs = world.clock.now().getTime() + answer.cacheSeconds * 1_000;
  const who = answer.isPersonal ? asked.user.id : undefined;
  world.surfaces.inlineCache.set(cacheKey(who, asked.query, asked.offset), { answer, untilMs });
}

function cached(world: WorldState, user: User, query: string, offset: string): InlineAnswer | undefined {
  const { inlineCache } = world.surfaces;
  const nowMs = world.clock.now().getTime();
  return [user.id, undefined]
    .map((who) => inlineCache.get(cacheKey(who, query, offset)))
    .find((kept) => kept !== undefined && kept.untilMs > nowMs)?.answer;
}

function cacheKey(userId: number | undefined, query: string, offset: string): string {
  return JSON.stringify([userId, query, offset]);
}

function idOf({ answer }: InlineQueryState, wanted: InlineResult | string): string {
  if (typeof wanted !== "string") return wanted.id;
  const results = answer?.results ?? [];
  const found =
    results.find(({ title }) => title === wanted) ?? results.find(({ title }) => title.includes(wanted));
  if (found === undefined) {
    const titles = results.map(({ title }) => `«${title}»`).join(" ");
    throw new Error(`Cannot choose "${wanted}": there is ${titles === "" ? "nothing" : titles}`);
  }
  return found.id;
}
