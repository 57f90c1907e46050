import { createConversation } from "@grammyjs/conversations";
import { Composer } from "grammy";
import type { MediaItem, Message } from "../../delivery/content.ts";
import { setTimer } from "../../inbox/timers/store.ts";
import type { Language } from "../../content/schema.ts";
import { HTML_MESSAGE, type AppContext } from "../../telegram/context.ts";
import { mayConverse, type Dialogue, type InnerContext } from "../../telegram/conversations.ts";
import { eventOfKind } from "../../telegram/events.ts";
import { amendProblem, type Announcement } from "../announcement.ts";
import { readMessage } from "../reading.ts";
import { changeDraft, createDraft, findAnnouncement } from "../store/announcements.ts";
import { amend } from "../store/sending.ts";
import { inTransaction } from "../../storage/database.ts";
import { readWhen } from "../when.ts";
import { adminZone, cardOf } from "./desk.ts";
import { hasLeft } from "../../telegram/typed.ts";
import { languageButton, type AnnouncementPorts } from "./ports.ts";

/** Parts of an album come as messages of their own, within a moment. */
const ALBUM_SILENCE_MS = 1_000;
/** Kind of the event that says that an album is whole. */
const ALBUM_WHOLE = "announce.album";
const ALBUM_MAX = 10;

/** Names under which the dialogues are entered. */
export const DIALOGUES = {
  content: "announce",
  when: "announce-when",
  chat: "announce-chat",
  amend: "announce-amend",
} as const;

/** What is typed and sent while an announcement is made; everything else is a press away. */
export function announceDialogues(ports: AnnouncementPorts): Composer<AppContext> {
  const composer = new Composer<AppContext>();
  composer.filter(mayConverse).use(
    createConversation<AppContext, InnerContext>(
      (conversation, ctx, redoId?: string) => content(ports, conversation, ctx, redoId),
      DIALOGUES.content,
    ),
    createConversation<AppContext, InnerContext>(
      (conversation, ctx, id: string) => when(ports, conversation, ctx, id),
      DIALOGUES.when,
    ),
    createConversation<AppContext, InnerContext>(
      (conversation, ctx, id: string) => chat(ports, conversation, ctx, id),
      DIALOGUES.chat,
    ),
    createConversation<AppContext, InnerContext>(
      (conversation, ctx, id: string) => amending(ports, conversation, ctx, id),
      DIALOGUES.amend,
    ),
  );
  return composer;
}

async function content(
  ports: AnnouncementPorts,
  conversation: Dialogue,
  ctx: InnerContext,
  redoId?: string,
): Promise<void> {
  await ctx.reply(ctx.t("announce-ask"), HTML_MESSAGE);
  const first = await collect(conversation, ports);
  if (first === undefined) return;
  const contents = await secondLanguage(ports, conversation, first.ctx, first.message);
  if (contents === undefined) return;
  const adminId = first.ctx.from?.id ?? 0;
  const card = await conversation.external(async () => {
    const id = redoId ?? (await createDraft(ports.db, adminId, contents, ports.clock.now()));
    if (redoId !== undefined) await changeDraft(ports.db, redoId, { contents });
    return cardOf(ports, id, first.ctx.language);
  });
  if (card === undefined) await first.ctx.reply(first.ctx.t("announce-over"));
  else await first.ctx.reply(card.text, { ...HTML_MESSAGE, reply_markup: card.keyboard });
}

/** One message for all, or one for each language. */
async function secondLanguage(
  ports: AnnouncementPorts,
  conversation: Dialogue,
  ctx: InnerContext,
  message: Message,
): Promise<Announcement["contents"] | undefined> {
  const other: Language = ctx.language === "ru" ? "en" : "ru";
  await ctx.reply(ctx.t("announce-languages"), {
    reply_markup: {
      inline_keyboard: [
        [{ text: ctx.t("announce-same"), callback_data: languageButton.pack({ choice: "same" }) }],
        [
          {
            text: ctx.t(`announce-other-${other}`),
            callback_data: languageButton.pack({ choice: "other" }),
          },
        ],
      ],
    },
  });
  for (;;) {
    const next = await conversation.wait();
    if (await adminLeft(conversation, next)) return undefined;
    const choice = languageButton.unpack(next.callbackQuery?.data ?? "")?.choice;
    if (choice === undefined) continue;
    await next.answerCallbackQuery();
    if (choice === "same") return { [ctx.language]: message };
    await next.reply(next.t(`announce-ask-${other}`), HTML_MESSAGE);
    const second = await collect(conversation, ports);
    return second === undefined ? undefined : { [ctx.language]: message, [other]: second.message };
  }
}

async function when(
  ports: AnnouncementPorts,
  conversation: Dialogue,
  ctx: InnerContext,
  id: string,
): Promise<void> {
  const adminId = ctx.from?.id ?? 0;
  const zone = await conversation.external(() => adminZone(ports, adminId));
  await ctx.reply(ctx.t("announce-ask-when", { zone }), HTML_MESSAGE);
  for (;;) {
    const next = await conversation.wait();
    if (await adminLeft(conversation, next)) return;
    const text = next.message?.text;
    if (text === undefined) continue;
    const now = new Date(await conversation.external(() => ports.clock.now().getTime()));
    const isNow = /^(?:сейчас|сразу|now)$/iu.test(text.trim());
    const read = isNow ? undefined : readWhen(text, now, zone);
    if (read?.kind === "wrong") {
      await next.reply(next.t(`announce-when-${read.rule}`), HTML_MESSAGE);
      continue;
    }
    const startsAt = read?.at.getTime();
    const card = await conversation.external(async () => {
      await changeDraft(ports.db, id, { startsAt: startsAt === undefined ? null : new Date(startsAt) });
      return cardOf(ports, id, next.language);
    });
    if (read?.isRepeated === true) await next.reply(next.t("announce-when-repeated"));
    if (card !== undefined) await next.reply(card.text, { ...HTML_MESSAGE, reply_markup: card.keyboard });
    return;
  }
}

async function chat(
  ports: AnnouncementPorts,
  conversation: Dialogue,
  ctx: InnerContext,
  id: string,
): Promise<void> {
  await ctx.reply(ctx.t("announce-ask-chat"), HTML_MESSAGE);
  for (;;) {
    const next = await conversation.wait();
    if (await adminLeft(conversation, next)) return;
    const chatId = Number(next.message?.text?.trim() ?? NaN);
    const card = await conversation.external(async () => {
      const known = await ports.db
        .selectFrom("chats")
        .select("id")
        .where("id", "=", chatId || 0)
        .executeTakeFirst();
      if (known === undefined) return undefined;
      await changeDraft(ports.db, id, { audience: { kind: "chat", chatId } });
      return cardOf(ports, id, next.language);
    });
    if (card === undefined) {
      if (next.message !== undefined) await next.reply(next.t("announce-no-chat"), HTML_MESSAGE);
      continue;
    }
    await next.reply(card.text, { ...HTML_MESSAGE, reply_markup: card.keyboard });
    return;
  }
}

async function amending(
  ports: AnnouncementPorts,
  conversation: Dialogue,
  ctx: InnerContext,
  id: string,
): Promise<void> {
  await ctx.reply(ctx.t("announce-ask-amend"), HTML_MESSAGE);
  for (;;) {
    const given = await collect(conversation, ports);
    if (given === undefined) return;
    const before = await conversation.external(async () => (await findAnnouncement(ports.db, id))?.contents);
    const old = Object.values(before ?? {})[0];
    const problem = old === undefined ? "kind" : amendProblem(old, given.message);
    if (problem !== undefined) {
      await given.ctx.reply(given.ctx.t(`announce-amend-${problem}`), HTML_MESSAGE);
      continue;
    }
    const contents = await secondLanguage(ports, conversation, given.ctx, given.message);
    if (contents === undefined) return;
    const total = await conversation.external(() =>
      inTransaction(ports.db, async (trx) => {
        const announcement = await findAnnouncement(trx, id);
        return announcement === undefined ? 0 : amend(trx, announcement, contents, ports.clock.now());
      }),
    );
    ports.wakeDelivery();
    await given.ctx.reply(given.ctx.t("announce-amending", { count: total }));
    return;
  }
}

/** The next message that can be announced, an album as a whole; undefined where the admin has gone. */
async function collect(
  conversation: Dialogue,
  { db, clock }: AnnouncementPorts,
): Promise<{ readonly message: Message; readonly ctx: InnerContext } | undefined> {
  const items: MediaItem[] = [];
  let last: InnerContext | undefined;
  for (;;) {
    const next = await conversation.wait();
    if (eventOfKind(next, ALBUM_WHOLE) !== undefined && last !== undefined) {
      const [only] = items;
      if (items.length === 1 && only !== undefined) return { message: only, ctx: last };
      return { message: { kind: "album", items: items.slice(0, ALBUM_MAX) }, ctx: last };
    }
    if (await adminLeft(conversation, next)) return undefined;
    if (next.message === undefined) continue;
    const read = readMessage(next.message);
    if (read.kind === "content") return { message: read.content, ctx: next };
    if (read.kind === "refused") {
      await next.reply(next.t(`announce-refused-${read.why}`));
      continue;
    }
    items.push(read.item);
    last = next;
    const chatId = next.message.chat.id;
    await conversation.external(() =>
      setTimer(db, {
        key: `album:${String(chatId)}`,
        dueAt: new Date(clock.now().getTime() + ALBUM_SILENCE_MS),
        event: { kind: ALBUM_WHOLE, chatId },
      }),
    );
  }
}

/** /cancel ends a dialogue; another command, or another announcement's button, ends it too and is carried out. */
function adminLeft(conversation: Dialogue, ctx: InnerContext): Promise<boolean> {
  const isOwn = (data: string): boolean => languageButton.unpack(data) !== undefined;
  return hasLeft(conversation, ctx, isOwn, ctx.t("announce-cancelled"));
}
