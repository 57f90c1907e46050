import { Composer } from "grammy";
import type { Transaction } from "kysely";
import { findZone } from "../../chats/zones.ts";
import { enqueue } from "../../delivery/store/queue.ts";
import type { Contents, StyledText } from "../../delivery/content.ts";
import { inTransaction, type Executor } from "../../storage/database.ts";
import type { Schema } from "../../storage/schema.ts";
import { buttonKind } from "../../telegram/buttons.ts";
import { replying, type AppContext } from "../../telegram/context.ts";
import { escapeHtml } from "../../telegram/html.ts";
import { answerPress, editPressed } from "../../telegram/press.ts";
import { chiefPremiere } from "../choosing.ts";
import type { CalendarEvent } from "../event.ts";
import { readClock, readMove } from "../moving.ts";
import { firstOccurrence } from "../occurrence.ts";
import { movedText, whenText, type Reading } from "../post.ts";
import { clockOf, localDateOf } from "../schedule.ts";
import { placesFollowing } from "../store/follows.ts";
import { moveEvent, putEventBack } from "../store/overrides.ts";
import { eventsNow, readingIn, type CountdownPorts } from "./ports.ts";

/** `date` is "20270301", or "back" for the file's; `time` is "1900" or "-"; `zone` an IANA name or "-". */
const moveButton = buttonKind("prem", "person", "date", "time", "zone");
const NONE = "-";
const BACK = "back";

/** /premiere: bot admins move the premiere, and followers are told once. */
export function movingComposer(ports: CountdownPorts): Composer<AppContext> {
  const { db, admins, defaultZone } = ports;
  const composer = new Composer<AppContext>();

  composer.command("premiere", async (ctx, next) => {
    if (ctx.from === undefined || !admins.includes(ctx.from.id)) return next();
    const reading = await readingIn(ctx, ports);
    const premiere = await premiereNow(ports);
    const typed = ctx.match.trim();
    if (premiere === undefined) {
      await ctx.reply(ctx.t("premiere-none"), replying(ctx));
      return;
    }
    if (typed === "") {
      const now = firstOf(premiere, reading);
      await ctx.reply(ctx.t("premiere-now", { when: whenText(now, reading).text }), replying(ctx));
      return;
    }
    const person = String(ctx.from.id);
    if (/^(?:back|назад|вернуть)$/iu.test(typed)) {
      await ask(ctx, ctx.t("premiere-ask-back"), { person, date: BACK, time: NONE, zone: NONE });
      return;
    }
    const read = readMove(typed, localDateOf(reading.now, reading.zone), findZone);
    if (read.kind === "wrong") {
      const wrong = escapeHtml(read.typed.slice(0, 60));
      await ctx.reply(
        `${ctx.t(`premiere-wrong-${read.rule}`, { typed: wrong })}\n\n${ctx.t("premiere-how")}`,
        replying(ctx),
      );
      return;
    }
    const { date, time, zone } = read.moved;
    const to = { ...premiere, date, time: time && clockOf(time), zone: time && (zone ?? defaultZone) };
    const places = await placesFollowing(db, ["premiere"]);
    const said = ctx.t("premiere-ask", {
      from: whenText(firstOf(premiere, reading), reading).text,
      to: whenText(firstOf(to, reading), reading).text,
      places: places.length,
    });
    const isPast = firstOf(to, reading).days < 0;
    await ask(ctx, isPast ? `${said}\n\n${ctx.t("premiere-past")}` : said, {
      person,
      date: date.replaceAll("-", ""),
      time: time === undefined ? NONE : clockOf(time).replace(":", ""),
      zone: to.zone ?? NONE,
    });
  });

  composer.callbackQuery(/^prem\.no$/u, async (ctx) => {
    await answerPress(ctx);
    await editPressed(ctx, ctx.t("premiere-kept"));
  });

  composer.callbackQuery(moveButton.pattern, async (ctx) => {
    const button = moveButton.unpack(ctx.callbackQuery.data);
    if (button === undefined) return answerPress(ctx, ctx.t("old-button"));
    if (button.person !== String(ctx.from.id)) return answerPress(ctx, ctx.t("not-your-button"));
    // Rights may have been taken away since the button was made.
    if (!admins.includes(ctx.from.id)) return answerPress(ctx, ctx.t("not-your-button"));
    await answerPress(ctx);
    const told = await inTransaction(db, (trx) => moveAndTell(trx, button, ctx.from.id));
    if (told > 0) ports.wakeDelivery();
    await editPressed(ctx, ctx.t("premiere-moved", { places: told }));
  });

  async function ask(
    ctx: AppContext,
    text: string,
    button: Parameters<typeof moveButton.pack>[0],
  ): Promise<void> {
    const keyboard = [
      [
        { text: ctx.t("premiere-yes"), callback_data: moveButton.pack(button) },
        { text: ctx.t("premiere-no"), callback_data: "prem.no" },
      ],
    ];
    await ctx.reply(text, { ...replying(ctx), reply_markup: { inline_keyboard: keyboard } });
  }

  /** @returns how many chats are told; none where the date was so already: a press that comes twice tells once */
  async function moveAndTell(
    trx: Transaction<Schema>,
    button: Readonly<Record<"date" | "time" | "zone", string>>,
    movedBy: number,
  ): Promise<number> {
    const before = await premiereNow(ports, trx);
    if (before === undefined) return 0;
    if (button.date === BACK) await putEventBack(trx, before.id);
    else {
      const date = button.date.replace(/^(\d{4})(\d{2})(\d{2})$/u, "$1-$2-$3");
      const clock = readClock(button.time.replace(/^(\d{2})(\d{2})$/u, "$1:$2"));
      const time = clock === undefined ? null : clockOf(clock);
      const zone = button.zone === NONE ? null : button.zone;
      await moveEvent(trx, { eventId: before.id, date, time, zone, movedBy, movedAt: ports.clock.now() });
    }
    const after = (await eventsNow(ports, trx)).find(({ id }) => id === before.id);
    if (after === undefined || isSame(before, after)) return 0;
    return tellFollowers(ports, trx, after);
  }

  return composer;
}

/** @returns how many chats will be told */
async function tellFollowers(
  ports: CountdownPorts,
  trx: Transaction<Schema>,
  premiere: CalendarEvent,
): Promise<number> {
  const places = await placesFollowing(trx, ["premiere"]);
  const contents: Contents = { ru: news(ports, premiere, "ru"), en: news(ports, premiere, "en") };
  const batch = {
    kind: "post",
    ref: `moved:${premiere.date}`,
    priority: "scheduled",
    contents,
  } as const;
  const recipients = places.map(({ chatId, threadId, language }) => ({
    chatId,
    threadId: threadId === 0 ? undefined : threadId,
    language: language ?? ports.defaultLanguage,
  }));
  if (recipients.length > 0) await enqueue(trx, batch, recipients, ports.clock.now());
  return recipients.length;
}

function news(
  { texts, defaultZone, clock }: CountdownPorts,
  premiere: CalendarEvent,
  language: "ru" | "en",
): { kind: "text" } & StyledText {
  const reading = { t: texts(language), language, zone: defaultZone, now: clock.now() };
  return { kind: "text", ...movedText(firstOf(premiere, reading), reading) };
}

async function premiereNow(ports: CountdownPorts, db?: Executor): Promise<CalendarEvent | undefined> {
  const { clock, defaultZone } = ports;
  return chiefPremiere(await eventsNow(ports, db), localDateOf(clock.now(), defaultZone), defaultZone);
}

function firstOf(event: CalendarEvent, { now, zone }: Pick<Reading, "now" | "zone">) {
  return firstOccurrence(event, localDateOf(now, zone), zone);
}

function isSame(a: CalendarEvent, b: CalendarEvent): boolean {
  return a.date === b.date && a.time === b.time && a.zone === b.zone;
}
