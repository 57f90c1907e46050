import { findChat } from "../../chats/store.ts";
import { escapeHtml } from "../../telegram/html.ts";
import type { SettingsButton, SettingsPlace, SettingsSection } from "../../telegram/settings.ts";
import { CADENCES, EVENT_CHOICES, nextPosts, type EventChoice } from "../cadence.ts";
import type { Follow } from "../follow.ts";
import { heardOn } from "../follow.ts";
import { readClock } from "../moving.ts";
import { calendarDay, nextOccurrences } from "../occurrence.ts";
import { liveText, postText, type Reading } from "../post.ts";
import { clockOf, localDateOf } from "../schedule.ts";
import { dropFollow, findFollow, keepFollow } from "../store/follows.ts";
import { postsOf } from "../store/posts.ts";
import { dateWords, timeWords } from "../words.ts";
import { eventsNow, type CountdownPorts } from "./ports.ts";

const HOURS = ["08:00", "10:00", "12:00", "18:00", "20:00", "22:00"] as const;
const NEXT_POSTS = 3;
/** What a chat follows that has just switched the countdown on: little, and not early. */
const STANDARD = {
  events: ["premiere", "episodes", "anniversaries"],
  cadence: "milestones",
  at: { hour: 10, minute: 0 },
} as const;

type Kept = Omit<Follow, "liveMessageId">;

/** The countdown's part of the settings: what is followed, how often, at which hour, and how it looks. */
export function countdownSection(ports: CountdownPorts): SettingsSection {
  const { db, clock } = ports;

  const threadOf = async ({ chatId }: SettingsPlace): Promise<number> =>
    (await findChat(db, chatId))?.topicId ?? 0;
  const standing = async (place: SettingsPlace): Promise<Follow | undefined> =>
    findFollow(db, place.chatId, await threadOf(place));
  const change = async (place: SettingsPlace, to: Partial<Kept>): Promise<void> => {
    const threadId = await threadOf(place);
    const now = (await findFollow(db, place.chatId, threadId)) ?? {
      ...STANDARD,
      chatId: place.chatId,
      threadId,
      zone: place.zone,
      isSilent: false,
      isLive: false,
    };
    await keepFollow(db, { ...now, ...to }, clock.now());
  };

  return {
    key: "cd",
    applies: () => true,
    async label(place) {
      const follow = await standing(place);
      const { t } = place;
      if (follow === undefined) return t("settings-countdown", { now: t("settings-countdown-off") });
      const now = t("settings-countdown-now", {
        how: t(`settings-cadence-${follow.cadence}`),
        at: clockOf(follow.at),
      });
      return t("settings-countdown", { now });
    },
    async screen(place, name) {
      const follow = await standing(place);
      const { t } = place;
      if (follow === undefined) {
        return {
          text: t("settings-countdown-text-off"),
          rows: [[{ text: t("settings-countdown-on"), act: "on" }]],
        };
      }
      if (name === "hour") return hourScreen(place, follow);
      if (name === "look") return { text: await previewOf(ports, place, follow), rows: [] };
      return { text: await summaryOf(ports, place, follow), rows: rowsOf(place, follow) };
    },
    async act(place, action) {
      const follow = await standing(place);
      if (action === "on") await change(place, {});
      if (action === "off") await dropFollow(db, place.chatId, await threadOf(place));
      if (follow === undefined) return { show: "" };
      const [what = "", value = ""] = action.split(".");
      if (what === "e") await change(place, { events: toggled(follow.events, value) });
      const cadence = CADENCES.find((one) => what === "c" && one === value);
      if (cadence !== undefined) await change(place, { cadence });
      const at = what === "h" ? readClock(value.replace(/^(\d{2})(\d{2})$/u, "$1:$2")) : undefined;
      if (at !== undefined) await change(place, { at });
      if (what === "quiet") await change(place, { isSilent: !follow.isSilent });
      if (what === "live") await change(place, { isLive: !follow.isLive });
      return { show: "" };
    },
    async typed(place, _asked, text) {
      const at = readClock(text);
      if (at === undefined) {
        return {
          notice: place.t("settings-hour-wrong", { typed: escapeHtml(text.slice(0, 30)) }),
          show: "hour",
        };
      }
      await change(place, { at });
      return { notice: place.t("settings-hour-set", { at: clockOf(at) }), show: "" };
    },
  };
}

function hourScreen(place: SettingsPlace, follow: Follow) {
  const { t, kind } = place;
  const buttons = HOURS.map((hour) => ({
    text: hour,
    act: `h.${hour.replace(":", "")}`,
    isChosen: hour === clockOf(follow.at),
  }));
  const how = t(kind === "group" || kind === "supergroup" ? "settings-type-reply" : "settings-type");
  return {
    text: `${t("settings-hour-text")} ${how}`,
    rows: [buttons.slice(0, 3), buttons.slice(3)],
    asks: "hour",
  };
}

/** What is chosen, and the next posts with their times. */
async function summaryOf(ports: CountdownPorts, place: SettingsPlace, follow: Follow): Promise<string> {
  const { t, readerLanguage: language } = place;
  const today = localDateOf(ports.clock.now(), follow.zone);
  const posts = follow.isLive
    ? []
    : nextPosts(follow, follow.at, await eventsNow(ports), ports.clock.now(), follow.zone, NEXT_POSTS);
  const lines = posts.map(({ at, due }) => {
    const day = dateWords(localDateOf(at, follow.zone), today, language);
    const when = t("countdown-at", { date: day, time: timeWords(at, follow.zone) });
    const titles = due.map(({ event }) => event.title[language]).join("; ");
    return `• ${when} — ${escapeHtml(titles)}`;
  });
  const next = follow.isLive
    ? t("settings-live-next")
    : lines.length === 0
      ? t("settings-next-none")
      : lines.join("\n");
  const [last] = await postsOf(ports.db, follow.chatId, follow.threadId, 1);
  const trouble = last?.state === "failed" ? `⚠️ ${t("settings-post-failed")}\n\n` : "";
  const question = t("settings-countdown-text", { zone: follow.zone });
  return `${trouble}${question}\n\n<b>${t("settings-next")}</b>\n${next}`;
}

/** The next post as it will read, or today's where nothing comes soon. */
async function previewOf(ports: CountdownPorts, place: SettingsPlace, follow: Follow): Promise<string> {
  const events = await eventsNow(ports);
  const now = ports.clock.now();
  const [next] = nextPosts(follow, follow.at, events, now, follow.zone, 1);
  const at = follow.isLive ? now : (next?.at ?? now);
  const date = localDateOf(at, follow.zone);
  const due = follow.isLive
    ? heardOn(follow, calendarDay(events, date, follow.zone))
    : (next?.due ?? nextOccurrences(events, date, follow.zone).slice(0, 1));
  const reading: Reading = {
    t: ports.texts(place.language),
    language: place.language,
    zone: follow.zone,
    now: at,
  };
  const { text } = follow.isLive ? liveText(due, reading) : postText(due, reading);
  return `${place.t("settings-preview")}\n\n<blockquote>${escapeHtml(text)}</blockquote>`;
}

function rowsOf({ t }: SettingsPlace, follow: Follow): readonly (readonly SettingsButton[])[] {
  const { events, cadence, at, isSilent, isLive } = follow;
  const choice = (one: EventChoice): SettingsButton => ({
    text: t(`settings-events-${one}`),
    act: `e.${one}`,
    isChosen: events.includes(one),
  });
  const [premiere, episodes, anniversaries, birthdays, all] = EVENT_CHOICES.map(choice);
  return [
    [premiere, episodes].filter((one) => one !== undefined),
    [anniversaries, birthdays].filter((one) => one !== undefined),
    [all].filter((one) => one !== undefined),
    ...(isLive
      ? []
      : [
          CADENCES.map((one) => ({
            text: t(`settings-cadence-${one}`),
            act: `c.${one}`,
            isChosen: one === cadence,
          })),
        ]),
    [
      { text: t("settings-hour", { at: clockOf(at) }), show: "hour" },
      { text: t(isSilent ? "settings-silent" : "settings-loud"), act: "quiet" },
    ],
    [{ text: t("settings-live"), act: "live", isChosen: isLive }],
    [
      { text: t("settings-preview-button"), show: "look" },
      { text: t("settings-countdown-stop"), act: "off" },
    ],
  ];
}

/** «All» stands for each; the last choice cannot be taken away. */
function toggled(events: readonly EventChoice[], value: string): readonly EventChoice[] {
  const choice = EVENT_CHOICES.find((one) => one === value);
  if (choice === undefined) return events;
  if (choice === "all") return events.includes("all") ? STANDARD.events : ["all"];
  const without = events.filter((one) => one !== "all" && one !== choice);
  const next = events.includes(choice) ? without : [...without, choice];
  return next.length === 0 ? events : next;
}
