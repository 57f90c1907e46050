import { Composer, InputFile } from "grammy";
import type { InlineKeyboardButton } from "grammy/types";
import { cardKeyOf } from "../card.ts";
import { buttonKind } from "../../telegram/buttons.ts";
import { replying, type AppContext } from "../../telegram/context.ts";
import { meaningOf } from "../../telegram/errors.ts";
import { answerPress } from "../../telegram/press.ts";
import type { StyledText } from "../../delivery/content.ts";
import { chooseEvent } from "../choosing.ts";
import { nextEvents } from "../occurrence.ts";
import { calendarText, postText, type Reading } from "../post.ts";
import { localDateOf } from "../schedule.ts";
import { editingRows } from "./adding.ts";
import { eventsNow, readingIn, type CountdownPorts } from "./ports.ts";

const pageButton = buttonKind("cal.page", "page");
const OTHERS_MAX = 2;
const PAGE_EVENTS = 8;
const EVENTS_MAX = 60;

/** /countdown and /calendar. */
export function askingComposer(ports: CountdownPorts): Composer<AppContext> {
  const composer = new Composer<AppContext>();

  composer.command("countdown", async (ctx) => {
    const reading = await readingIn(ctx, ports);
    const today = localDateOf(reading.now, reading.zone);
    const chosen = chooseEvent(await eventsNow(ports), ctx.match, today, reading.zone, OTHERS_MAX);
    if (chosen === undefined) {
      await ctx.reply(ctx.t("countdown-unknown"), replying(ctx));
      return;
    }
    const caption = postText([chosen.main, ...chosen.others], reading, 1);
    await sendCard(ctx, ports, cardKeyOf(chosen.main, reading), caption);
  });

  composer.command("calendar", async (ctx) => {
    const page = await pageOf(await readingIn(ctx, ports), 0, mayEdit(ctx));
    await ctx.reply(page.text, styled(ctx, page));
  });

  composer.callbackQuery(pageButton.pattern, async (ctx) => {
    const number = Number(pageButton.unpack(ctx.callbackQuery.data)?.page);
    if (!Number.isSafeInteger(number) || number < 0) return answerPress(ctx, ctx.t("old-button"));
    await answerPress(ctx);
    const page = await pageOf(await readingIn(ctx, ports), number, mayEdit(ctx));
    try {
      await ctx.editMessageText(page.text, {
        entities: [...(page.entities ?? [])],
        reply_markup: page.keyboard,
      });
    } catch (error) {
      const meaning = meaningOf(error);
      if (meaning !== "unchanged" && meaning !== "messageGone") throw error;
    }
  });

  const mayEdit = (ctx: AppContext): boolean =>
    ctx.chat?.type === "private" && ports.admins.includes(ctx.chat.id);

  async function pageOf(reading: Reading, number: number, isEditable: boolean): Promise<Page> {
    const coming = nextEvents(await eventsNow(ports), reading.now, reading.zone, EVENTS_MAX);
    const last = Math.max(0, Math.ceil(coming.length / PAGE_EVENTS) - 1);
    const page = Math.min(number, last);
    const text = calendarText(coming.slice(page * PAGE_EVENTS, (page + 1) * PAGE_EVENTS), reading);
    const { t } = reading;
    const button = (label: string, to: number): InlineKeyboardButton => ({
      text: label,
      callback_data: pageButton.pack({ page: String(to) }),
    });
    const row = [
      ...(page > 0 ? [button(t("calendar-earlier"), page - 1)] : []),
      ...(page < last ? [button(t("calendar-later"), page + 1)] : []),
    ];
    const rows = [
      ...(row.length === 0 ? [] : [row]),
      ...(isEditable ? await editingRows(ports, reading) : []),
    ];
    return { ...text, keyboard: { inline_keyboard: rows } };
  }

  return composer;
}

interface Page extends StyledText {
  readonly keyboard: { inline_keyboard: InlineKeyboardButton[][] };
}

function styled(ctx: AppContext, { entities, keyboard }: Page) {
  return { ...replying(ctx), parse_mode: undefined, entities: [...(entities ?? [])], reply_markup: keyboard };
}

/** The picture with its caption; the text alone where no pictures may be sent. */
async function sendCard(
  ctx: AppContext,
  { files }: CountdownPorts,
  key: string,
  caption: StyledText,
): Promise<void> {
  const entities = [...(caption.entities ?? [])];
  const { link_preview_options, ...how } = { ...replying(ctx), parse_mode: undefined };
  const known = await files.find(key);
  try {
    const photo = known ?? new InputFile(await files.draw(key), "countdown.png");
    const sent = await ctx.replyWithPhoto(photo, {
      ...how,
      caption: caption.text,
      caption_entities: entities,
    });
    const fileId = sent.photo.at(-1)?.file_id;
    if (known === undefined && fileId !== undefined) await files.keep(key, fileId);
  } catch (error) {
    if (meaningOf(error) !== "muted") throw error;
    await ctx.reply(caption.text, { ...how, link_preview_options, entities });
  }
}
