import { randomUUID } from "node:crypto";
import type { Transaction } from "kysely";
import { enqueue } from "../../delivery/store/queue.ts";
import type { Settled } from "../../delivery/outcome.ts";
import type { Message } from "../../delivery/content.ts";
import { inTransaction } from "../../storage/database.ts";
import type { Schema } from "../../storage/schema.ts";
import { championOf } from "../boards.ts";
import { DAILY_OPEN_SECONDS } from "../daily.ts";
import { lastWeek } from "../periods.ts";
import { topOf } from "../storage/boards.ts";
import { closeDaily, createDaily, openDailies, settleDaily } from "../storage/dailies.ts";
import { claimDailies, type DueDaily } from "../storage/follows.ts";
import { chatsWithoutChampion, crownChampion, namesOf } from "../storage/people.ts";
import { markUsed } from "../storage/questions.ts";
import { deckFor } from "./dealing.ts";
import type { QuizPorts } from "./ports.ts";
import { dailyMessage, pollOf } from "./wording.ts";

type Trx = Transaction<Schema>;

/** Follows claimed in one transaction: each question is picked anew. */
const CLAIM_MAX = 50;
const CHAMPIONS_MAX = 50;
const BOARD_MAX = 20;
const ANY = { topic: null, difficulty: null, length: 1 } as const;

/**
 * Sends the questions of the day that are due, after yesterday's answer.
 *
 * @returns true where there may be more
 */
export async function postDailies(ports: QuizPorts, now: Date): Promise<boolean> {
  const { db, log } = ports;
  const due = await inTransaction(db, async (trx) => {
    const claimed = await claimDailies(trx, now, CLAIM_MAX);
    for (const one of claimed) {
      if (one.isMissed)
        log.info(
          { chatId: one.chatId, date: one.localDate },
          "a question of the day is left out: it is too late",
        );
      else await postOne(trx, ports, one, now);
    }
    return claimed.length;
  });
  if (due > 0) ports.wakeDelivery();
  return due >= CLAIM_MAX;
}

async function postOne(trx: Trx, ports: QuizPorts, follow: DueDaily, now: Date): Promise<void> {
  const { chatId, threadId, language, localDate } = follow;
  const t = ports.texts(language);
  const chat = await trx.selectFrom("chats").select("standing").where("id", "=", chatId).executeTakeFirst();
  if (chat?.standing !== "active") return;
  for (const { id } of await openDailies(trx, chatId, threadId)) {
    const summary = await closeDaily(trx, id, now.getTime());
    if (summary === undefined) continue;
    const names = await namesOf(
      trx,
      summary.fastest.map(({ personId }) => personId),
    );
    await send(trx, follow, dailyMessage(ports, summary, { t, language, names }), `yesterday:${id}`, now);
  }
  const [card] = await deckFor(trx, ports, chatId, ANY);
  if (card === undefined) return;
  const poll = pollOf(ports, card, t("quiz-daily-heading"), language, {
    seconds: DAILY_OPEN_SECONDS,
    hidesResults: true,
  });
  const daily = { phase: "sending", id: randomUUID(), chatId, threadId, localDate, language, card } as const;
  if (poll === undefined || !(await createDaily(trx, daily, now))) return;
  await markUsed(trx, [chatId], card.questionId, now.getTime());
  await send(trx, follow, poll, `daily:${daily.id}`, now);
}

async function send(
  trx: Trx,
  { chatId, threadId, language }: Pick<DueDaily, "chatId" | "threadId" | "language">,
  message: Message,
  ref: string,
  now: Date,
): Promise<void> {
  const batch = { kind: "quiz", ref, priority: "scheduled", contents: { [language]: message } } as const;
  await enqueue(trx, batch, [{ chatId, threadId: threadId ?? undefined, language }], now);
}

/** What became of a question of the day; one that may not have arrived counts for nobody. */
export async function dailySent(trx: Trx, { ref, outcome, messageIds, pollId, at }: Settled): Promise<void> {
  const [kind, id = ""] = ref.split(":");
  if (kind !== "daily") return;
  const [messageId] = messageIds;
  const isSent = outcome === "sent" && messageId !== undefined && pollId !== undefined;
  await settleDaily(trx, id, isSent ? { pollId, messageId, sentAt: at.getTime() } : undefined);
}

/** On Mondays: the tag of the week's champion, in chats that want it. */
export async function crownChampions(ports: QuizPorts, now: Date): Promise<boolean> {
  const { db, api, log, texts, defaultZone, defaultLanguage } = ports;
  const { monday, ...span } = lastWeek(now, defaultZone);
  const chats = await chatsWithoutChampion(db, monday, CHAMPIONS_MAX);
  for (const { chatId, championId } of chats) {
    const champion = championOf(await topOf(db, { ...span, chatId }, BOARD_MAX));
    if (!(await crownChampion(db, chatId, monday, champion?.personId))) continue;
    const chat = await db.selectFrom("chats").select("language").where("id", "=", chatId).executeTakeFirst();
    const tag = texts(chat?.language ?? defaultLanguage)("quiz-champion-tag");
    for (const [personId, text] of [
      [championId, ""],
      [champion?.personId, tag],
    ] as const) {
      if (personId === undefined) continue;
      // Without the right to set tags, or once somebody has left, the week simply has no tag.
      await api.setChatMemberTag(chatId, personId, text).catch((error: unknown) => {
        log.info({ chatId, reason: String(error) }, "a champion's tag could not be set");
      });
    }
  }
  return chats.length >= CHAMPIONS_MAX;
}
