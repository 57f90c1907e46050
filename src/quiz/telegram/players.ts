import type { User } from "grammy/types";
import { receivedAt } from "../../inbox/store.ts";
import { isAnonymousAdmin, isChatAdmin } from "../../telegram/admins.ts";
import type { AppContext } from "../../telegram/context.ts";
import type { Translate } from "../../telegram/i18n.ts";
import type { Refusal } from "../game/events.ts";
import { rememberName } from "../storage/people.ts";
import type { QuizPorts } from "./ports.ts";

/** When the bot received the update: what came in time counts, however long it waited here. */
export async function momentOf(ctx: AppContext, { db, clock }: QuizPorts): Promise<number> {
  return ((await receivedAt(db, ctx.update.update_id)) ?? clock.now()).getTime();
}

/** Boards and podiums name people as Telegram does. */
export async function remember({ id, first_name: name }: User, { db, clock }: QuizPorts): Promise<void> {
  await rememberName(db, id, name, clock.now());
}

/** Admins of the group, also those who write in its name, may lead a game that another started. */
export async function mayLead(ctx: AppContext, personId: number): Promise<boolean> {
  if (isAnonymousAdmin(ctx)) return true;
  if (ctx.chat === undefined || ctx.chat.type === "private") return false;
  return isChatAdmin(ctx.api, ctx.chat.id, personId);
}

/** The topic in which an update came; null in the general one. */
export function threadOf({ msg }: AppContext): number | null {
  return msg?.is_topic_message === true ? (msg.message_thread_id ?? null) : null;
}

/** Why a game did not move, as it is told to the person. */
export function refusal(t: Translate, reason: Refusal): string {
  const texts: Readonly<Partial<Record<Refusal, string>>> = {
    "already-joined": t("quiz-refused-joined"),
    "already-ready": t("quiz-ready"),
    full: t("quiz-refused-full"),
    "not-yours": t("quiz-refused-not-yours"),
    "not-joined": t("quiz-refused-not-joined"),
    over: t("quiz-refused-over"),
  };
  return texts[reason] ?? t("old-button");
}
