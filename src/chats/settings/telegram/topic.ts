import type { Transaction } from "kysely";
import type { Clock } from "../../../ports.ts";
import { inTransaction, type Database } from "../../../storage/database.ts";
import type { Schema } from "../../../storage/schema.ts";
import type { SettingsPlace, SettingsSection } from "../../../telegram/settings.ts";
import { chooseForChat, findChat, topicsOf, type Topic } from "../../store.ts";

export interface TopicPorts {
  readonly db: Database;
  readonly clock: Clock;
  /** What features keep for the chat follows its topic. */
  readonly topicChanged: (
    trx: Transaction<Schema>,
    chatId: number,
    from: number,
    to: number,
  ) => Promise<void>;
}

const TOPICS_SHOWN_MAX = 8;

/** The forum topic of our own posts. Telegram tells of closed topics, but not of deleted ones. */
export function topicSection({ db, clock, topicChanged }: TopicPorts): SettingsSection {
  async function standing(
    chatId: number,
  ): Promise<{ readonly now: Topic | undefined; readonly known: readonly Topic[] }> {
    const known = await topicsOf(db, chatId);
    const threadId = (await findChat(db, chatId))?.topicId;
    if (threadId === undefined) return { now: undefined, known };
    const now = known.find((one) => one.threadId === threadId);
    return { now: now ?? { threadId, name: undefined, isClosed: false }, known };
  }

  return {
    key: "to",
    applies: ({ isForum }) => isForum,
    async label(place) {
      const { now } = await standing(place.chatId);
      return place.t("settings-topic", { now: nameOf(place, now) });
    },
    async screen(place) {
      const { t, chatId, threadId } = place;
      const { now, known } = await standing(chatId);
      const open = known.filter((one) => !one.isClosed).slice(0, TOPICS_SHOWN_MAX);
      const isListed = threadId === undefined || open.some((one) => one.threadId === threadId);
      const here = isListed ? [] : [{ text: t("settings-topic-here"), id: threadId }];
      const choices = [
        { text: t("settings-topic-general"), id: 0 },
        ...here,
        ...open.map((one) => ({ text: nameOf(place, one), id: one.threadId })),
      ];
      const closed = now?.isClosed === true ? `\n\n${t("settings-topic-shut")}` : "";
      return {
        text: `${t("settings-topic-text")}${closed}`,
        rows: choices.map(({ text, id }) => [
          { text, act: String(id), isChosen: id === (now?.threadId ?? 0) },
        ]),
      };
    },
    async act({ chatId, t }, action) {
      const to = Number(action);
      if (!Number.isSafeInteger(to) || to < 0) return { show: "" };
      const { known } = await standing(chatId);
      // It may have been closed since the button was made.
      if (known.some(({ threadId, isClosed }) => threadId === to && isClosed)) {
        return { notice: t("settings-topic-closed"), show: "" };
      }
      await inTransaction(db, async (trx) => {
        const from = (await findChat(trx, chatId))?.topicId ?? 0;
        await chooseForChat(trx, chatId, { topicId: to === 0 ? null : to }, clock.now());
        if (from !== to) await topicChanged(trx, chatId, from, to);
      });
      return { show: "" };
    },
  };
}

function nameOf({ t }: SettingsPlace, topic: Topic | undefined): string {
  if (topic === undefined) return t("settings-topic-general");
  return topic.name ?? t("settings-topic-number", { number: String(topic.threadId) });
}
