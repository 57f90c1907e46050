import { HTML_MESSAGE, replying, type AppContext } from "../../../telegram/context.ts";
import { answerPress, editPressed } from "../../../telegram/press.ts";
import type { Clock } from "../../../ports.ts";
import type { SettingsPlace, SettingsSection } from "../../../telegram/settings.ts";
import { rememberChat } from "../../store.ts";
import { awaitTyped, connect, connectionsOf, forgetAwait, type Await } from "../store.ts";
import { openPlace, type Holder, type Opened, type PlacePorts } from "./place.ts";
import { renderChats, renderRoot, renderScreen, type Rendered } from "./render.ts";

export interface SettingsPorts extends PlacePorts {
  readonly clock: Clock;
  readonly sections: readonly SettingsSection[];
}

export type OpenPlace = Opened & { readonly kind: "open" };

/** What is waited for of a channel: its name, or a forwarded post. */
export const CHANNEL = "channel";

/** The menu's screens, as they are sent and edited. */
export interface Desk {
  sendRoot(ctx: AppContext, chatId: number): Promise<void>;
  sendSection(ctx: AppContext, key: string): Promise<void>;
  showRoot(ctx: AppContext, opened: OpenPlace): Promise<void>;
  showChats(ctx: AppContext, place: SettingsPlace): Promise<void>;
  /** A button of a section was pressed. */
  pressed(ctx: AppContext, place: SettingsPlace, section: SettingsSection, what: string): Promise<void>;
  /** What was typed is given to its section. @returns false where it has no use for it */
  typed(ctx: AppContext, awaited: Await, text: string): Promise<boolean>;
  askForChannel(ctx: AppContext, place: SettingsPlace): Promise<void>;
  channelNamed(ctx: AppContext): Promise<void>;
}

export function settingsDesk(ports: SettingsPorts): Desk {
  const { db, clock, sections } = ports;

  async function sendRoot(ctx: AppContext, chatId: number): Promise<void> {
    const opened = await openPlace(ports, chatId, holderOf(ctx));
    if (opened.kind !== "open") {
      await ctx.reply(refusal(ctx, opened), replying(ctx));
      return;
    }
    const { text, keyboard } = await rootOf(ctx, opened);
    await ctx.reply(text, { ...replying(ctx), reply_markup: keyboard });
  }

  async function sendSection(ctx: AppContext, key: string): Promise<void> {
    const section = sections.find((one) => one.key === key);
    const opened = await openPlace(ports, ctx.from?.id ?? 0, holderOf(ctx));
    if (opened.kind !== "open" || section === undefined) return;
    const { rendered } = await screenOf(opened.place, section, "");
    await ctx.reply(rendered.text, { ...replying(ctx), reply_markup: rendered.keyboard });
  }

  async function rootOf(ctx: AppContext, { place, title }: OpenPlace): Promise<Rendered> {
    if (place.kind !== "private") await connect(db, place.personId, place.chatId, clock.now());
    return renderRoot(place, title, sections, {
      username: ctx.me.username,
      isHome: ctx.chat?.id === place.chatId,
    });
  }

  async function showRoot(ctx: AppContext, opened: OpenPlace): Promise<void> {
    const { text, keyboard } = await rootOf(ctx, opened);
    await editPressed(ctx, text, keyboard);
  }

  async function showChats(ctx: AppContext, place: SettingsPlace): Promise<void> {
    const { text, keyboard } = renderChats(place, await connectionsOf(db, place.personId));
    await editPressed(ctx, text, keyboard);
  }

  async function screenOf(place: SettingsPlace, section: SettingsSection, name: string, notice?: string) {
    const screen = await section.screen(place, name);
    return { rendered: renderScreen(place, section, screen, notice), asks: screen.asks };
  }

  async function pressed(
    ctx: AppContext,
    place: SettingsPlace,
    section: SettingsSection,
    what: string,
  ): Promise<void> {
    const name = what.slice(1);
    const change = what.startsWith("a") ? await section.act(place, name) : { show: name };
    await answerPress(ctx, change.notice);
    // What was changed may be the language or the zone.
    const again = await openPlace(ports, place.chatId, holderOf(ctx));
    if (again.kind !== "open") return;
    if (change.show === undefined) return showRoot(ctx, again);
    const { rendered, asks } = await screenOf(again.place, section, change.show);
    await editPressed(ctx, rendered.text, rendered.keyboard);
    await waitFor(ctx, again.place, section, asks, ctx.callbackQuery?.message?.message_id ?? 0);
  }

  async function waitFor(
    ctx: AppContext,
    place: SettingsPlace,
    section: Pick<SettingsSection, "key">,
    asked: string | undefined,
    messageId: number,
  ): Promise<void> {
    if (asked === undefined || ctx.chat === undefined) return;
    const { personId, chatId: placeId } = place;
    await awaitTyped(
      db,
      { personId, chatId: ctx.chat.id, placeId, section: section.key, asked, messageId },
      clock.now(),
    );
  }

  async function askForChannel(ctx: AppContext, place: SettingsPlace): Promise<void> {
    await editPressed(ctx, ctx.t("settings-channel-ask"));
    await waitFor(ctx, place, { key: CHANNEL }, CHANNEL, ctx.callbackQuery?.message?.message_id ?? 0);
  }

  /** A post forwarded from the channel, or its @name: both of us must be its admins. */
  async function channelNamed(ctx: AppContext): Promise<void> {
    const origin = ctx.message?.forward_origin;
    const name = /^(?:https:\/\/t\.me\/|@)(\w{4,32})\/?$/u.exec(ctx.message?.text?.trim() ?? "")?.[1];
    const wanted = origin?.type === "channel" ? origin.chat.id : name === undefined ? undefined : `@${name}`;
    const chat = wanted === undefined ? undefined : await ctx.api.getChat(wanted).catch(() => undefined);
    if (chat === undefined || chat.type === "private") {
      await ctx.reply(ctx.t("settings-channel-unknown"), HTML_MESSAGE);
      return;
    }
    const known = { id: chat.id, kind: chat.type, title: chat.title, isForum: chat.is_forum === true };
    await rememberChat(db, known, "active", clock.now());
    const opened = await openPlace(ports, chat.id, holderOf(ctx));
    if (opened.kind !== "open") {
      await ctx.reply(refusal(ctx, opened), HTML_MESSAGE);
      return;
    }
    if (ctx.from !== undefined) await forgetAwait(db, ctx.from.id, ctx.chat?.id ?? 0);
    await sendRoot(ctx, chat.id);
  }

  async function typed(ctx: AppContext, awaited: Await, text: string): Promise<boolean> {
    const section = sections.find(({ key }) => key === awaited.section);
    const opened = await openPlace(ports, awaited.placeId, holderOf(ctx));
    await forgetAwait(db, awaited.personId, awaited.chatId);
    if (opened.kind !== "open") {
      await ctx.reply(refusal(ctx, opened), replying(ctx));
      return true;
    }
    if (section?.typed === undefined) return false;
    const change = await section.typed(opened.place, awaited.asked, text);
    const again = await openPlace(ports, awaited.placeId, holderOf(ctx));
    if (again.kind !== "open") return true;
    const { rendered, asks } = await screenOf(again.place, section, change.show ?? "", change.notice);
    const sent = await ctx.reply(rendered.text, { ...replying(ctx), reply_markup: rendered.keyboard });
    await waitFor(ctx, again.place, section, asks, sent.message_id);
    return true;
  }

  return { sendRoot, sendSection, showRoot, showChats, pressed, typed, askForChannel, channelNamed };
}

/** Who holds the menu, and in which topic it stands. */
export function holderOf(ctx: AppContext): Holder {
  const message = ctx.msg;
  return {
    personId: ctx.from?.id ?? 0,
    readerLanguage: ctx.language,
    threadId: message?.is_topic_message === true ? message.message_thread_id : undefined,
  };
}

/** What is said to who may not see a place. */
export function refusal(ctx: AppContext, { kind }: Exclude<Opened, { kind: "open" }>): string {
  return ctx.t(kind === "gone" ? "settings-gone" : "settings-admins-only");
}
