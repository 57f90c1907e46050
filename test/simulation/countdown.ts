import { loadPack } from "../../src/content/files.ts";
import { rememberChat } from "../../src/chats/store.ts";
import { CADENCES, EVENT_CHOICES } from "../../src/countdown/cadence.ts";
import { heardOn, POST_GRACE_MS, type Follow } from "../../src/countdown/follow.ts";
import { calendarDays } from "../../src/countdown/occurrence.ts";
import { refOf } from "../../src/countdown/post.ts";
import { addDays, instantOf, localDateOf } from "../../src/countdown/schedule.ts";
import { keepFollow } from "../../src/countdown/store/follows.ts";
import { postDue, type Posting } from "../../src/countdown/store/posting.ts";
import { inTransaction, openDatabase } from "../../src/storage/database.ts";
import { seeded } from "../support/ports.ts";

/** What a simulated time came to; each list names what went wrong. */
export interface Simulated {
  readonly posts: number;
  readonly missed: number;
  readonly crashes: number;
  readonly doubled: readonly string[];
  readonly onWrongDay: readonly string[];
  readonly lost: readonly string[];
  readonly unwanted: readonly string[];
}

/** Zones with and without clock changes, half and quarter hours, and the ends of the world. */
const ZONES = (
  "Europe/Moscow Europe/Kaliningrad Asia/Yekaterinburg Asia/Novosibirsk Asia/Vladivostok Asia/Kamchatka Europe/Minsk Europe/Kyiv " +
  "Europe/Berlin Europe/London Europe/Lisbon Europe/Dublin Europe/Athens Europe/Istanbul Europe/Chisinau Asia/Jerusalem Asia/Tbilisi " +
  "Asia/Yerevan Asia/Almaty Asia/Tashkent Asia/Kolkata Asia/Kathmandu Asia/Tehran Asia/Shanghai Asia/Tokyo Australia/Sydney " +
  "Australia/Lord_Howe Australia/Adelaide Pacific/Auckland Pacific/Chatham Pacific/Apia Pacific/Kiritimati America/New_York " +
  "America/Chicago America/Los_Angeles America/St_Johns America/Santiago America/Asuncion Africa/Casablanca Atlantic/Azores"
).split(" ");
const HOUR_MS = 3_600_000;
/** Every due time falls on a step: what is due just before midnight has no time to be late. */
const STEP_MS = 15 * 60_000;
/** Share of looks at which the process dies in the middle of its transaction. */
const CRASH_CHANCE = 0.02;
/** From a death to the next look. */
const RESTART_MS = 60_000;
/** Share of looks at which two processes look at once. */
const REPLICA_CHANCE = 0.1;
/** Share of looks after which nothing runs for up to half a day. */
const OUTAGE_CHANCE = 0.0005;
const OUTAGE_HOURS_MAX = 12;
const TOLD_MAX = 20;

class Killed extends Error {}

/** Lets chats follow the shipped calendar from a midnight in Greenwich for so many days, with processes that die, rest, and come in twos. */
export async function simulate(chats: number, from: string, days: number, seed: number): Promise<Simulated> {
  const start = Date.parse(from);
  const random = seeded(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const { pack } = await loadPack("data");
  const readDay = calendarDays(pack.calendar);
  const db = await openDatabase({ kind: "sqlite", path: ":memory:" });
  const follows: Omit<Follow, "liveMessageId">[] = [];
  for (let at = 0; at < chats; at += 1) {
    const chatId = -1_000_000 - at;
    const events = [pick(EVENT_CHOICES), pick(EVENT_CHOICES)];
    const clock = { hour: Math.floor(random() * 24), minute: pick([0, 0, 15, 30, 45]) };
    const follow = {
      chatId,
      threadId: 0,
      events,
      cadence: pick(CADENCES),
      at: clock,
      zone: pick(ZONES),
      isSilent: false,
      isLive: false,
    };
    follows.push(follow);
    await rememberChat(
      db,
      { id: chatId, kind: "supergroup", title: "Клуб", isForum: false },
      "active",
      new Date(start),
    );
    await keepFollow(db, follow, new Date(start));
  }
  /** What was enqueued, by chat and local date; the day of the wall clock at that moment beside it. */
  const posted = new Map<string, number>();
  const onWrongDay: string[] = [];
  const zoneOf = new Map(follows.map(({ chatId, zone }) => [chatId, zone]));
  const outages: { readonly from: number; readonly to: number }[] = [];
  let crashes = 0;

  for (let now = start; now < start + days * 24 * HOUR_MS; now += STEP_MS) {
    const looks = random() < REPLICA_CHANCE ? 2 : 1;
    const lived = await Promise.all(Array.from({ length: looks }, () => look(now)));
    // Whoever died is started again, and looks a little later.
    for (let later = now + RESTART_MS; !lived.includes(true); later += RESTART_MS) {
      lived.push(await look(later));
    }
    if (random() < OUTAGE_CHANCE) {
      const to = now + Math.floor(random() * OUTAGE_HOURS_MAX * HOUR_MS);
      outages.push({ from: now, to });
      now = to - (to % STEP_MS);
    }
  }

  /** @returns false where the process died of it */
  async function look(now: number): Promise<boolean> {
    const diesAfter = random() < CRASH_CHANCE ? Math.floor(random() * 3) : undefined;
    const staged: string[] = [];
    let calls = 0;
    const posting: Posting = {
      readDays: () => Promise.resolve(readDay),
      batchOf: (post) => ({ kind: "post", ref: refOf(post), priority: "scheduled", contents: {} }),
      async enqueue(_trx, batch, recipients) {
        if (calls === diesAfter) throw new Killed();
        calls += 1;
        for (const { chatId } of recipients)
          staged.push(`${String(chatId)} ${batch.ref.replace("post:", "")}`);
      },
      defaultLanguage: "ru",
    };
    try {
      for (;;) if ((await postDue(db, posting, new Date(now))) < 1_000) break;
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      crashes += 1;
      return false;
    }
    for (const key of staged) {
      posted.set(key, (posted.get(key) ?? 0) + 1);
      const [chatId = "", date = ""] = key.split(" ");
      if (localDateOf(new Date(now), zoneOf.get(Number(chatId)) ?? "UTC") !== date) onWrongDay.push(key);
    }
    return true;
  }

  const result = await judge();
  await db.destroy();
  return result;

  async function judge(): Promise<Simulated> {
    const end = start + days * 24 * HOUR_MS;
    const lost: string[] = [];
    let wanted = 0;
    const heard = new Map<string, boolean>();
    const expected = new Set<string>();
    for (const follow of follows) {
      const choice = `${follow.events.join()} ${follow.cadence} ${follow.zone}`;
      let date = localDateOf(new Date(start), follow.zone);
      for (let day = 0; day < days; day += 1, date = addDays(date, 1)) {
        const key = `${choice} ${date}`;
        const isHeard = heard.get(key) ?? heardOn(follow, readDay(date, follow.zone)).length > 0;
        heard.set(key, isHeard);
        const dueAt = instantOf(date, follow.at, follow.zone).getTime();
        // A day's time that falls on another date by a clock change is not judged here.
        if (
          !isHeard ||
          dueAt <= start ||
          dueAt > end - POST_GRACE_MS ||
          localDateOf(new Date(dueAt), follow.zone) !== date
        )
          continue;
        wanted += 1;
        const post = `${String(follow.chatId)} ${date}`;
        expected.add(post);
        const wasAway = outages.some(({ from, to }) => dueAt > from && to - dueAt > 0);
        if (!posted.has(post) && !wasAway) lost.push(post);
      }
    }
    const doubled = [...posted].filter(([, count]) => count > 1).map(([key]) => key);
    const late = (key: string): boolean =>
      Date.parse(`${key.split(" ")[1] ?? ""}T00:00:00Z`) > end - 2 * 24 * HOUR_MS;
    const unwanted = [...posted.keys()].filter((key) => !expected.has(key) && !late(key));
    const { count } = await inTransaction(db, (trx) =>
      trx
        .selectFrom("countdown_posts")
        .select((eb) => eb.fn.countAll<number>().as("count"))
        .where("state", "=", "missed")
        .executeTakeFirstOrThrow(),
    );
    const told = (list: readonly string[]): readonly string[] => list.slice(0, TOLD_MAX);
    return {
      posts: posted.size,
      missed: count,
      crashes,
      doubled: told(doubled),
      onWrongDay: told(onWrongDay),
      lost: told(lost),
      unwanted: wanted === 0 ? ["nothing was wanted at all"] : told(unwanted),
    };
  }
}
