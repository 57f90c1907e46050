import { randomBytes } from "node:crypto";
import { createConversation } from "@grammyjs/conversations";
import { Composer } from "grammy";
import type { InlineKeyboardButton } from "grammy/types";
import { findZone } from "../../chats/zones.ts";
import { LANGUAGES } from "../../content/schema.ts";
import { buttonKind } from "../../telegram/buttons.ts";
import { HTML_MESSAGE, replying, type AppContext } from "../../telegram/context.ts";
import { mayConverse, type Dialogue, type InnerContext } from "../../telegram/conversations.ts";
import { escapeHtml } from "../../telegram/html.ts";
import { answerPress, editPressed } from "../../telegram/press.ts";
import { hasLeft, typed } from "../../telegram/typed.ts";
import { EVENT_CHOICES, isFollowed } from "../cadence.ts";
import { readMove, type Moved } from "../moving.ts";
import { firstOccurrence } from "../occurrence.ts";
import { whenText, type Reading } from "../post.ts";
import { clockOf, localDateOf } from "../schedule.ts";
import {
  addedEvents,
  addEvent,
  ADDED_EVENTS_MAX,
  ADDED_KINDS,
  eventOf,
  removeEvent,
} from "../store/added.ts";
import type { AddedEvent } from "../store/added.ts";
import { placesFollowing } from "../store/follows.ts";
import type { CountdownPorts } from "./ports.ts";

const DIALOGUE = "calendar-add";
/** A card's title has room for so many characters. */
const TITLE_CHARS_MAX = 80;
const DATE_CHARS_MAX = 80;
const REMOVE_BUTTONS_MAX = 20;
const BUTTON_TITLE_CHARS = 40;
const ID_BYTES = 5;

/** `id` of an added date; "new" begins the dialogue. */
const editButton = buttonKind("cal.edit", "id");
const removeButton = buttonKind("cal.remove", "id");
const kindButton = buttonKind("cal.kind", "kind");
const checkButton = buttonKind("cal.check", "answer");
const NEW = "new";
const KEEP = "-";

/** Bot admins add dates to the calendar, and remove theirs, in private. */
export function addingComposer(ports: CountdownPorts): Composer<AppContext> {
  const { db, admins } = ports;
  const composer = new Composer<AppContext>();
  composer
    .filter(mayConverse)
    .use(
      createConversation<AppContext, InnerContext>(
        (conversation, ctx) => adding(ports, conversation, ctx),
        DIALOGUE,
      ),
    );

  const privately = composer.chatType("private");
  privately.callbackQuery(editButton.pattern, async (ctx) => {
    const id = editButton.unpack(ctx.callbackQuery.data)?.id;
    // Rights may have been taken away since the button was made.
    if (id === undefined || !admins.includes(ctx.from.id)) return answerPress(ctx, ctx.t("old-button"));
    await answerPress(ctx);
    if (id === NEW) return ctx.conversation.enter(DIALOGUE);
    const event = (await addedEvents(db)).find((one) => one.id === id);
    if (event === undefined) {
      await ctx.reply(ctx.t("calendar-remove-over"), replying(ctx));
      return;
    }
    const keyboard = [
      [
        { text: ctx.t("calendar-remove-yes"), callback_data: removeButton.pack({ id }) },
        { text: ctx.t("calendar-add-no"), callback_data: removeButton.pack({ id: KEEP }) },
      ],
    ];
    const title = escapeHtml(event.title[ctx.language]);
    await ctx.reply(ctx.t("calendar-remove-ask", { title }), {
      ...replying(ctx),
      reply_markup: { inline_keyboard: keyboard },
    });
  });

  privately.callbackQuery(removeButton.pattern, async (ctx) => {
    const id = removeButton.unpack(ctx.callbackQuery.data)?.id;
    if (id === undefined || !admins.includes(ctx.from.id)) return answerPress(ctx, ctx.t("old-button"));
    await answerPress(ctx);
    if (id === KEEP) return editPressed(ctx, ctx.t("dialogue-cancelled"));
    const isRemoved = await removeEvent(db, id);
    await editPressed(ctx, ctx.t(isRemoved ? "calendar-removed" : "calendar-remove-over"));
  });
  return composer;
}

/** What a bot admin may do with the calendar, below it: add a date, remove one of theirs. */
export async function editingRows(
  { db }: Pick<CountdownPorts, "db">,
  { t, language }: Pick<Reading, "t" | "language">,
): Promise<InlineKeyboardButton[][]> {
  const added = (await addedEvents(db)).slice(0, REMOVE_BUTTONS_MAX);
  return [
    ...added.map(({ id, title }) => [
      {
        text: t("calendar-remove", { title: title[language].slice(0, BUTTON_TITLE_CHARS) }),
        callback_data: editButton.pack({ id }),
      },
    ]),
    [{ text: t("calendar-add"), callback_data: editButton.pack({ id: NEW }) }],
  ];
}

async function adding(ports: CountdownPorts, conversation: Dialogue, ctx: InnerContext): Promise<void> {
  const { db, clock } = ports;
  const adminId = ctx.from?.id ?? 0;
  const { id, now } = await conversation.external(() => ({
    id: `added-${randomBytes(ID_BYTES).toString("hex")}`,
    now: clock.now().getTime(),
  }));
  const moved = await dateOf(ports, conversation, ctx, new Date(now));
  if (moved === undefined) return;
  const title = { ru: "", en: "" };
  for (const language of LANGUAGES) {
    await ctx.reply(ctx.t(`calendar-add-title-${language}`, { max: TITLE_CHARS_MAX }), HTML_MESSAGE);
    const answer = await typed(conversation, TITLE_CHARS_MAX);
    if (answer === undefined) return;
    title[language] = answer.text.replaceAll(/\s+/gu, " ");
  }
  const kinds = ADDED_KINDS.map((kind) => [
    { text: ctx.t(`calendar-kind-${kind}`), callback_data: kindButton.pack({ kind }) },
  ]);
  await ctx.reply(ctx.t("calendar-add-kind"), { ...HTML_MESSAGE, reply_markup: { inline_keyboard: kinds } });
  const chosen = await pressed(conversation, (data) =>
    ADDED_KINDS.find((kind) => kind === kindButton.unpack(data)?.kind),
  );
  if (chosen === undefined) return;
  const { date, time, zone } = moved;
  const clockTime = time && clockOf(time);
  const event = { id, kind: chosen, title, date, time: clockTime, zone: time && (zone ?? ports.defaultZone) };
  const places = await conversation.external(() => placesHearing(ports, event));
  const reading = { t: ctx.t, language: ctx.language, zone: ports.defaultZone, now: new Date(now) };
  await ctx.reply(checkText(event, reading, places), {
    ...HTML_MESSAGE,
    reply_markup: {
      inline_keyboard: [
        [
          { text: ctx.t("calendar-add-yes"), callback_data: checkButton.pack({ answer: "yes" }) },
          { text: ctx.t("calendar-add-no"), callback_data: checkButton.pack({ answer: "no" }) },
        ],
      ],
    },
  });
  const answer = await pressed(conversation, (data) => checkButton.unpack(data)?.answer);
  if (answer === undefined) return;
  if (answer !== "yes") {
    await ctx.reply(ctx.t("dialogue-cancelled"));
    return;
  }
  const isAdded = await conversation.external(
    () => ports.admins.includes(adminId) && addEvent(db, event, adminId, clock.now()),
  );
  await ctx.reply(ctx.t(isAdded ? "calendar-added" : "calendar-full", { max: ADDED_EVENTS_MAX }));
}

async function dateOf(
  { defaultZone }: CountdownPorts,
  conversation: Dialogue,
  ctx: InnerContext,
  now: Date,
): Promise<Moved | undefined> {
  await ctx.reply(ctx.t("calendar-add-when"), HTML_MESSAGE);
  for (;;) {
    const answer = await typed(conversation, DATE_CHARS_MAX);
    if (answer === undefined) return undefined;
    const read = readMove(answer.text, localDateOf(now, defaultZone), findZone);
    if (read.kind === "moved") return read.moved;
    const wrong = ctx.t(`premiere-wrong-${read.rule}`, { typed: escapeHtml(read.typed) });
    await ctx.reply(`${wrong}\n\n${ctx.t("calendar-add-when")}`, HTML_MESSAGE);
  }
}

/** Waits for one of the dialogue's own buttons. @returns undefined where the person gave up */
async function pressed<T>(
  conversation: Dialogue,
  read: (data: string) => T | undefined,
): Promise<T | undefined> {
  for (;;) {
    const next = await conversation.wait();
    if (await hasLeft(conversation, next, (data) => read(data) !== undefined)) return undefined;
    const choice = read(next.callbackQuery?.data ?? "");
    if (choice === undefined) continue;
    await next.answerCallbackQuery().catch(() => undefined);
    await next.editMessageReplyMarkup().catch(() => undefined);
    return choice;
  }
}

function checkText(event: AddedEvent, reading: Reading, places: number): string {
  const first = firstOccurrence(eventOf(event), localDateOf(reading.now, reading.zone), reading.zone);
  const said = reading.t("calendar-add-check", {
    title: escapeHtml(event.title[reading.language]),
    when: whenText(first, reading).text,
    places,
  });
  return first.days < 0 ? `${said}\n\n${reading.t("calendar-add-past")}` : said;
}

/** How many places have chosen to hear of such an event. */
async function placesHearing({ db }: CountdownPorts, event: AddedEvent): Promise<number> {
  const first = firstOccurrence(eventOf(event), event.date, event.zone ?? "UTC");
  const choices = EVENT_CHOICES.filter((choice) => choice !== "all" && isFollowed(first, [choice]));
  return (await placesFollowing(db, choices)).length;
}
