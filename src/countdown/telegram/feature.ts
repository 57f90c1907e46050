import { Composer } from "grammy";
import type { Transaction } from "kysely";
import { drawPng } from "../../cards/svg.ts";
import { chooseForChat } from "../../chats/store.ts";
import { LANGUAGES } from "../../content/schema.ts";
import type { Content, Contents } from "../../delivery/content.ts";
import type { Settled } from "../../delivery/outcome.ts";
import { enqueue, type NewBatch } from "../../delivery/store/queue.ts";
import { inTransaction } from "../../storage/database.ts";
import type { Schema } from "../../storage/schema.ts";
import type { AppContext } from "../../telegram/context.ts";
import type { Feature } from "../../telegram/feature.ts";
import { pictureOf } from "../card.ts";
import { calendarDays } from "../occurrence.ts";
import { contentOf, refOf, type Post } from "../post.ts";
import { eraseCountdown, moveCountdown, moveToTopic, moveToZone } from "../store/follows.ts";
import { CLAIM_MAX, postDue } from "../store/posting.ts";
import { forgetPosts, postSettled } from "../store/posts.ts";
import { addingComposer } from "./adding.ts";
import { askingComposer } from "./asking.ts";
import { movingComposer } from "./moving.ts";
import { eventsNow, type CountdownPorts } from "./ports.ts";
import { countdownSection } from "./section.ts";

/** Due posts are looked for this often; a post is late by no more. */
const POST_EVERY_MS = 1_000;
const FORGET_EVERY_MS = 3_600_000;

/** Dated events: asked for, followed, posted when they are due. */
export function createCountdown(ports: CountdownPorts): Feature {
  const { db, texts, clock, log } = ports;
  const composer = new Composer<AppContext>();
  composer.use(addingComposer(ports), askingComposer(ports), movingComposer(ports));

  function batchOf(post: Post, now: Date): NewBatch {
    const contents: Contents = Object.fromEntries(
      LANGUAGES.map((language): [string, Content] => [
        language,
        contentOf(post, { t: texts(language), language, zone: post.zone, now }),
      ]),
    );
    const options = { isSilent: post.isSilent, pins: post.live === "new" };
    return { kind: "post", ref: refOf(post), priority: "scheduled", contents, options };
  }

  async function post(now: Date): Promise<boolean> {
    const posting = {
      readDays: async () => calendarDays(await eventsNow(ports)),
      enqueue,
      batchOf,
      defaultLanguage: ports.defaultLanguage,
    };
    const claimed = await postDue(db, posting, now);
    if (claimed > 0) {
      log.info({ claimed }, "countdown posts are due");
      ports.wakeDelivery();
    }
    return claimed >= CLAIM_MAX;
  }

  /** The topic was closed or deleted: posts go to the general one from now on, and the chat is told. */
  async function topicLost(trx: Transaction<Schema>, { chatId, at, ref }: Settled): Promise<void> {
    const chat = await trx
      .selectFrom("chats")
      .select(["topic_id", "language"])
      .where("id", "=", chatId)
      .executeTakeFirst();
    if (chat?.topic_id === null || chat?.topic_id === undefined) return;
    await moveToTopic(trx, chatId, chat.topic_id, 0);
    await chooseForChat(trx, chatId, { topicId: null }, at);
    const contents: Contents = Object.fromEntries(
      LANGUAGES.map((language): [string, Content] => [
        language,
        { kind: "text", text: texts(language)("countdown-topic-lost") },
      ]),
    );
    const batch = { kind: "post", ref: `topic:${ref}`, priority: "scheduled", contents } as const;
    await enqueue(trx, batch, [{ chatId, language: chat.language ?? ports.defaultLanguage }], at);
  }

  return {
    composer,
    settings: [countdownSection(ports)],
    observers: {
      async post(trx, settled) {
        await postSettled(trx, settled);
        const leftTopic =
          settled.outcome === "sent" && settled.threadId === undefined && settled.reason !== undefined;
        if (leftTopic) await topicLost(trx, settled);
      },
    },
    drawCard(key) {
      const picture = pictureOf(key);
      if (picture === undefined) return undefined;
      return drawPng(picture.card, texts(picture.isRussian ? "ru" : "en")("bot-name"));
    },
    erase: (personId) => inTransaction(db, (trx) => eraseCountdown(trx, personId)),
    moveChat: moveCountdown,
    zoneChanged: (trx, chatId, zone) => moveToZone(trx, chatId, zone, clock.now()),
    async topicChanged(trx, chatId, from, to) {
      await moveToTopic(trx, chatId, from, to);
    },
    chores: [
      { name: "countdown.post", everyMs: POST_EVERY_MS, run: post },
      {
        name: "countdown.forget",
        everyMs: FORGET_EVERY_MS,
        async run(now) {
          await forgetPosts(db, now);
          return false;
        },
      },
    ],
  };
}
