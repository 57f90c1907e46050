import { Composer } from "grammy";
import type { InlineKeyboardButton } from "grammy/types";
import { cardOf } from "../../cards/card.ts";
import { drawPng } from "../../cards/svg.ts";
import { enqueue } from "../../delivery/store/queue.ts";
import { inTransaction } from "../../storage/database.ts";
import type { AppContext } from "../../telegram/context.ts";
import type { Feature } from "../../telegram/feature.ts";
import type { Translate } from "../../telegram/i18n.ts";
import { recover } from "../game/game.ts";
import { eraseQuiz, migrateQuiz } from "../storage/erase.ts";
import { dailyFollowsOf, followDaily } from "../storage/follows.ts";
import { closeUnreadable, forgetOldGames, liveGames, placeOfPoll } from "../storage/games.ts";
import { moveGame } from "../storage/moves.ts";
import { boardsComposer } from "./boards.ts";
import { crownChampions, dailySent, postDailies } from "./daily.ts";
import { createDrive } from "./drive.ts";
import { playingComposer } from "./playing.ts";
import { pressingComposer } from "./pressing.ts";
import type { QuizPorts } from "./ports.ts";
import { reportsButton, reviewingComposer } from "./reviewing.ts";
import { quizSection } from "./section.ts";
import { sharingComposer, START_LINK } from "./sharing.ts";
import { soloComposer } from "./solo.ts";

const DAILY_EVERY_MS = 2_000;
const HOUR_MS = 3_600_000;

export interface Quiz extends Feature {
  /** Leads from /review to the questions that people reported; undefined where there are none. */
  reviewButton(t: Translate): Promise<InlineKeyboardButton | undefined>;
}

/** Games alone and in groups, the question of the day, boards and achievements. */
export function createQuiz(ports: QuizPorts): Quiz {
  const { db, clock, texts, log } = ports;
  const drive = createDrive(ports);
  const composer = new Composer<AppContext>();
  composer.use(
    soloComposer(ports, drive),
    playingComposer(ports, drive),
    pressingComposer(ports, drive),
    boardsComposer(ports),
    reviewingComposer(ports),
    sharingComposer(ports),
  );

  /** Games go on after a start, or end fairly where their time passed long ago. */
  async function recoverGames(): Promise<void> {
    for (const { chatId, threadId } of await closeUnreadable(db)) {
      const chat = await db
        .selectFrom("chats")
        .select("language")
        .where("id", "=", chatId)
        .executeTakeFirst();
      const language = chat?.language ?? ports.defaultLanguage;
      const message = { kind: "text", text: texts(language)("quiz-end-interrupted") } as const;
      const batch = {
        kind: "quiz",
        ref: "unreadable",
        priority: "urgent",
        contents: { [language]: message },
      } as const;
      await enqueue(db, batch, [{ chatId, threadId: threadId ?? undefined, language }], clock.now());
    }
    let recovered = 0;
    for (const stored of await liveGames(db)) {
      const now = clock.now().getTime();
      const made = recover(stored.game, now);
      if (made.kind !== "moved") continue;
      await inTransaction(db, async (trx) => {
        if (await moveGame(trx, stored, made, now)) await drive.perform(trx, [made]);
      });
      recovered += 1;
    }
    if (recovered > 0) log.info({ recovered }, "games that were going on go on");
  }

  return {
    composer,
    startLinks: [START_LINK],
    reviewButton: (t) => reportsButton(ports, t),
    settings: [quizSection(ports)],
    observers: {
      async quiz(trx, settled) {
        await drive.settled(trx, settled);
        await dailySent(trx, settled);
      },
    },
    chatOfPoll: async (executor, pollId) => (await placeOfPoll(executor, pollId))?.chatId,
    drawCard(key) {
      const card = cardOf(key, "result");
      if (card === undefined) return undefined;
      const isRussian = /\p{Script=Cyrillic}/u.test(card.title);
      return drawPng(card, texts(isRussian ? "ru" : "en")("bot-name"));
    },
    erase: (personId) =>
      inTransaction(db, async (trx) => {
        await drive.perform(trx, await eraseQuiz(trx, personId, clock.now()));
      }),
    async moveChat(trx, from, to) {
      await drive.perform(trx, await migrateQuiz(trx, from, to, clock.now()));
    },
    async zoneChanged(trx, chatId, zone) {
      for (const follow of await dailyFollowsOf(trx, chatId)) {
        await followDaily(trx, { ...follow, zone }, clock.now());
      }
    },
    recover: recoverGames,
    chores: [
      { name: "quiz.daily", everyMs: DAILY_EVERY_MS, run: (now) => postDailies(ports, now) },
      { name: "quiz.champions", everyMs: HOUR_MS, run: (now) => crownChampions(ports, now) },
      {
        name: "quiz.forget",
        everyMs: HOUR_MS,
        async run(now) {
          await forgetOldGames(db, now);
          return false;
        },
      },
    ],
  };
}
