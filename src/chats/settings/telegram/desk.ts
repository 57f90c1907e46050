import { replying, type AppContext } from "../../../telegram/context.ts";
import { answerPress, editPressed } from "../../../telegram/press.ts";
import type { Clock } from "../../../ports.ts";
import type { SettingsPlace, SettingsSection } from "../../../telegram/settings.ts";
import { awaitTyped, connect, connectionsOf, disconnect, forgetAwait, type Await } from "../store.ts";
import { readChannel } from "./channel.ts";
import { holderOf, openPlace, refusal, type OpenPlace, type PlacePorts, type Refused } from "./place.ts";
import { chatsKeyboard, renderChats, renderRoot, renderScreen, type Rendered } from "./render.ts";

export interface SettingsPorts extends PlacePorts {
  readonly clock: Clock;
  readonly sections: readonly SettingsSection[];
}

/** What is waited for of a channel: its name, or a forwarded post. */
export const CHANNEL = "channel";

/** The menu's screens, as they are sent and edited. */
export interface Desk {
  sendRoot(ctx: AppContext, chatId: number): Promise<void>;
  sendSection(ctx: AppContext, key: string): Promise<void>;
  showRoot(ctx: AppContext, opened: OpenPlace): Promise<void>;
  showChats(ctx: AppContext, place: SettingsPlace): Promise<void>;
  /** The menu gives way to the reason why it may not be seen; in private the other chats stay at hand. */
  showRefusal(ctx: AppContext, chatId: number, why: Refused): Promise<void>;
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

  async function showRefusal(ctx: AppContext, chatId: number, why: Refused): Promise<void> {
    const personId = ctx.from?.id ?? 0;
    const text = refusal(ctx, why);
    await disconnect(db, personId, chatId);
    await answerPress(ctx, text);
    await editPressed(ctx, text, ctx.chat?.type === "private" ? chatsKeyboard(personId, ctx.t) : undefined);
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
    await waitFor(ports, ctx, again.place, section.key, asks, ctx.callbackQuery?.message?.message_id ?? 0);
  }

  async function askForChannel(ctx: AppContext, place: SettingsPlace): Promise<void> {
    await editPressed(ctx, ctx.t("settings-channel-ask"));
    await waitFor(ports, ctx, place, CHANNEL, CHANNEL, ctx.callbackQuery?.message?.message_id ?? 0);
  }

  async function channelNamed(ctx: AppContext): Promise<void> {
    const chatId = await readChannel(ports, ctx);
    if (chatId !== undefined) await sendRoot(ctx, chatId);
  }

  async function typed(ctx: AppContext, awaited: Await, text: string): Promise<boolean> {
    const section = sections.find(({ key }) => key === awaited.section);
    // An anonymous admin's reply is from nobody; it counts as of who holds the menu.
    const holder = { ...holderOf(ctx), personId: awaited.personId };
    const opened = await openPlace(ports, awaited.placeId, holder);
    // Forgotten only once it is done: handled again after a crash, the same words change the same thing.
    const forget = () => forgetAwait(db, awaited.personId, awaited.chatId);
    if (opened.kind !== "open") {
      await forget();
      await ctx.reply(refusal(ctx, opened), replying(ctx));
      return true;
    }
    if (section?.typed === undefined) {
      await forget();
      return false;
    }
    const change = await section.typed(opened.place, awaited.asked, text);
    await forget();
    const again = await openPlace(ports, awaited.placeId, holder);
    if (again.kind !== "open") return true;
    const { rendered, asks } = await screenOf(again.place, section, change.show ?? "", change.notice);
    const sent = await ctx.reply(rendered.text, { ...replying(ctx), reply_markup: rendered.keyboard });
    await waitFor(ports, ctx, again.place, section.key, asks, sent.message_id);
    return true;
  }

  return {
    sendRoot,
    sendSection,
    showRoot,
    showChats,
    showRefusal,
    pressed,
    typed,
    askForChannel,
    channelNamed,
  };
}

/** Where a screen asks, what the person writes next is the answer. */
async function waitFor(
  { db, clock }: SettingsPorts,
  ctx: AppContext,
  { personId, chatId: placeId }: SettingsPlace,
  section: string,
  asked: string | undefined,
  messageId: number,
): Promise<void> {
  if (asked === undefined || ctx.chat === undefined) return;
  await awaitTyped(db, { personId, chatId: ctx.chat.id, placeId, section, asked, messageId }, clock.now());
}
