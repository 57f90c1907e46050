import { Composer, InlineKeyboard, type NextFunction } from "grammy";
import type { ChatMemberUpdated, Message, Chat as TelegramChat } from "grammy/types";
import type { Language } from "../content/schema.ts";
import type { Clock, Log } from "../ports.ts";
import type { Database } from "../storage/database.ts";
import { isChatAdmin } from "../telegram/admins.ts";
import { buttonKind } from "../telegram/buttons.ts";
import { replying, type AppContext } from "../telegram/context.ts";
import type { Texts } from "../telegram/i18n.ts";
import { eventOf } from "../telegram/events.ts";
import { answerPress, editPressed } from "../telegram/press.ts";
import { asLanguage, languageOfChat, languageOfClient } from "./language.ts";
import { isInside, ownRights } from "./rights.ts";
import {
  chooseLanguage,
  eraseChat,
  findChat,
  rememberChat,
  rememberTopic,
  type Chat,
  type SeenChat,
  type TopicNews,
} from "./store.ts";

export interface ChatsPorts {
  readonly db: Database;
  readonly texts: Texts;
  readonly clock: Clock;
  readonly log: Log;
  readonly defaultLanguage: Language;
  /** A group became a supergroup: everything that is kept of it goes along. */
  readonly moved: (from: number, to: number) => Promise<void>;
  /** Words after /start that a feature answers. */
  readonly startLinks: readonly string[];
  /** Each feature's erasure of what it keeps of a person. */
  readonly erasers: readonly ((personId: number) => Promise<void>)[];
}

/**
 * Follows the life of chats: who they are, joined, left, blocked, migrated,
 * their topics. It also sets the language in which later handlers reply, so it
 * stands first.
 */
export function chatTracking({
  db,
  texts,
  clock,
  log,
  defaultLanguage,
  moved,
}: ChatsPorts): Composer<AppContext> {
  const composer = new Composer<AppContext>();

  composer.use(async (ctx, next: NextFunction) => {
    const chatId = ctx.chat?.id ?? eventOf(ctx)?.chatId;
    const known = chatId === undefined ? undefined : await findChat(db, chatId);
    const client =
      ctx.chat?.type === "private" || ctx.chat === undefined ? ctx.from?.language_code : undefined;
    ctx.language = known?.language ?? languageOfClient(client) ?? known?.clientLanguage ?? defaultLanguage;
    ctx.t = texts(ctx.language);
    if (ctx.message !== undefined) {
      const seen = { ...seenChat(ctx.message.chat), clientLanguage: languageOfClient(client) };
      // The word of our own leaving comes after we are out, and does not bring us back.
      const leaves = ctx.message.left_chat_member?.id === ctx.me.id;
      if (!leaves && hasNews(seen, known)) await rememberChat(db, seen, "active", clock.now());
    }
    // Nobody speaks to us in what an inline bot made or a channel forwarded by itself.
    if (ctx.msg?.via_bot !== undefined || ctx.msg?.is_automatic_forward === true) return;
    await next();
  });

  composer.on("message:migrate_to_chat_id", async (ctx) => {
    await moved(ctx.chat.id, ctx.message.migrate_to_chat_id);
  });
  composer.on("message:migrate_from_chat_id", async (ctx) => {
    await moved(ctx.message.migrate_from_chat_id, ctx.chat.id);
  });
  composer.on(
    [
      "message:forum_topic_created",
      "message:forum_topic_edited",
      "message:forum_topic_closed",
      "message:forum_topic_reopened",
    ],
    async (ctx) => {
      const news = topicNews(ctx.message);
      if (news !== undefined) await rememberTopic(db, ctx.chat.id, news);
    },
  );

  composer.on("my_chat_member", async (ctx) => {
    const change = ctx.myChatMember;
    await rememberChat(db, seenChat(change.chat), standingAfter(change), clock.now());
    const joined = !isInside(change.old_chat_member) && isInside(change.new_chat_member);
    const isGroup = change.chat.type === "group" || change.chat.type === "supergroup";
    if (joined && isGroup) await greet(ctx, change);
  });

  async function greet(ctx: AppContext, change: ChatMemberUpdated): Promise<void> {
    const rights = ownRights(change.new_chat_member, ctx.me.can_read_all_group_messages);
    if (!rights.mayWrite) {
      log.info({ chatId: change.chat.id }, "added to a group where we may not write");
      return;
    }
    const known = await findChat(db, change.chat.id);
    const t = texts(languageOfChat(known?.language, change.from.language_code, defaultLanguage));
    const text = rights.hearsAll ? t("greeting") : `${t("greeting")}\n\n${t("greeting-deaf")}`;
    await ctx.reply(text, { ...replying(ctx), reply_markup: languageButtons() });
  }

  return composer;
}

const languageButton = buttonKind("chat.language", "language");
const forgetButton = buttonKind("chat.forget", "person", "choice");

/** /start, /help, /language, /privacy, /forgetme. */
export function chatCommands({ db, texts, clock, erasers, startLinks }: ChatsPorts): Composer<AppContext> {
  const composer = new Composer<AppContext>();

  composer.command("start", async (ctx, next) => {
    if (ctx.chat.type === "private" && startLinks.includes(ctx.match)) return next();
    await ctx.reply(ctx.t(ctx.chat.type === "private" ? "start" : "start-group"), replying(ctx));
  });
  composer.command("help", async (ctx) => {
    await ctx.reply(ctx.t("help", { username: ctx.me.username }), replying(ctx));
  });
  composer.command("privacy", async (ctx) => {
    await ctx.reply(ctx.t("privacy"), replying(ctx));
  });

  composer.command("language", async (ctx) => {
    await ctx.reply(ctx.t("language-choose"), { ...replying(ctx), reply_markup: languageButtons() });
  });
  composer.callbackQuery(languageButton.pattern, async (ctx) => {
    const language = asLanguage(languageButton.unpack(ctx.callbackQuery.data)?.language ?? "");
    if (language === undefined || ctx.chat === undefined) return answerPress(ctx, ctx.t("old-button"));
    if (ctx.chat.type !== "private" && !(await isChatAdmin(ctx.api, ctx.chat.id, ctx.from.id))) {
      return answerPress(ctx, ctx.t("language-admins-only"));
    }
    await rememberChat(db, seenChat(ctx.chat), "active", clock.now());
    await chooseLanguage(db, ctx.chat.id, language, clock.now());
    await answerPress(ctx);
    await editPressed(ctx, texts(language)("language-set"));
  });

  composer.command("forgetme", async (ctx) => {
    if (ctx.chat.type !== "private" || ctx.from === undefined) {
      await ctx.reply(ctx.t("forget-private"), replying(ctx));
      return;
    }
    const person = String(ctx.from.id);
    const keyboard = new InlineKeyboard()
      .add({
        ...InlineKeyboard.text(ctx.t("forget-yes"), forgetButton.pack({ person, choice: "yes" })),
        style: "danger",
      })
      .text(ctx.t("forget-no"), forgetButton.pack({ person, choice: "no" }));
    await ctx.reply(ctx.t("forget-ask"), { ...replying(ctx), reply_markup: keyboard });
  });
  composer.callbackQuery(forgetButton.pattern, async (ctx) => {
    const press = forgetButton.unpack(ctx.callbackQuery.data);
    if (press === undefined) return answerPress(ctx, ctx.t("old-button"));
    if (press.person !== String(ctx.from.id)) return answerPress(ctx, ctx.t("not-your-button"));
    await answerPress(ctx);
    if (press.choice !== "yes") return editPressed(ctx, ctx.t("forget-kept"));
    for (const erase of erasers) await erase(ctx.from.id);
    await eraseChat(db, ctx.from.id);
    await editPressed(ctx, ctx.t("forget-done"));
  });

  return composer;
}

/** What is left of commands that no dialogue or game was there to take. */
export function idleCommands(): Composer<AppContext> {
  const composer = new Composer<AppContext>();
  composer.chatType("private").command("cancel", async (ctx) => {
    await ctx.reply(ctx.t("nothing-to-cancel"), replying(ctx));
  });
  return composer;
}

function languageButtons(): InlineKeyboard {
  return new InlineKeyboard()
    .text("Русский", languageButton.pack({ language: "ru" }))
    .text("English", languageButton.pack({ language: "en" }));
}

/** True where a message shows the chat otherwise than we knew it. A migrated group stays as it is. */
function hasNews(seen: SeenChat, known: Chat | undefined): boolean {
  if (known === undefined) return true;
  if (known.standing === "migrated") return false;
  return (
    known.standing !== "active" ||
    known.title !== (seen.title ?? undefined) ||
    known.isForum !== seen.isForum ||
    (seen.clientLanguage ?? known.clientLanguage) !== known.clientLanguage
  );
}

function standingAfter({
  chat,
  new_chat_member,
}: ChatMemberUpdated): "active" | "blocked" | "left" | "kicked" {
  if (isInside(new_chat_member)) return "active";
  if (chat.type === "private") return "blocked";
  return new_chat_member.status === "kicked" ? "kicked" : "left";
}

function seenChat(chat: TelegramChat): SeenChat {
  return {
    id: chat.id,
    kind: chat.type,
    title: chat.type === "private" ? null : chat.title,
    isForum: chat.type === "supergroup" && chat.is_forum === true,
  };
}

function topicNews(message: Message): TopicNews | undefined {
  const threadId = message.message_thread_id;
  if (threadId === undefined) return undefined;
  if (message.forum_topic_created)
    return { threadId, name: message.forum_topic_created.name, isClosed: false };
  if (message.forum_topic_closed) return { threadId, isClosed: true };
  if (message.forum_topic_reopened) return { threadId, isClosed: false };
  const name = message.forum_topic_edited?.name;
  return name === undefined ? { threadId } : { threadId, name };
}
