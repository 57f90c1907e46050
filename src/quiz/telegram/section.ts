import { findChat } from "../../chats/store.ts";
import type { SettingsButton, SettingsPlace, SettingsSection } from "../../telegram/settings.ts";
import { GROUP_OPTIONS, LENGTHS, readOptions, SECONDS } from "../options.ts";
import { dailyFollowsOf, followDaily, unfollowDaily } from "../storage/follows.ts";
import { choosePreferences, preferencesOf } from "../storage/people.ts";
import type { QuizPorts } from "./ports.ts";

const HOURS = [8, 10, 12, 16, 19, 21] as const;
const clockOf = (hour: number): string => `${String(hour).padStart(2, "0")}:00`;

/** The quiz's part of the settings: the question of the day, and how a group plays. */
export function quizSection({ db, clock }: QuizPorts): SettingsSection {
  const isGroup = ({ kind }: SettingsPlace): boolean => kind === "group" || kind === "supergroup";
  const threadOf = async ({ chatId }: SettingsPlace): Promise<number | null> =>
    (await findChat(db, chatId))?.topicId ?? null;
  const hourOf = async (place: SettingsPlace): Promise<number | undefined> => {
    const thread = await threadOf(place);
    return (await dailyFollowsOf(db, place.chatId)).find(({ threadId }) => threadId === thread)?.hour;
  };

  return {
    key: "qz",
    applies: ({ kind }) => kind !== "channel",
    async label(place) {
      const hour = await hourOf(place);
      const { t } = place;
      return t("settings-quiz", { now: hour === undefined ? t("settings-quiz-off") : clockOf(hour) });
    },
    async screen(place) {
      const { t } = place;
      const hour = await hourOf(place);
      const { options, wantsSpeedScoring, wantsChampionTag } = await preferencesOf(
        db,
        place.chatId,
        GROUP_OPTIONS,
      );
      const hours: SettingsButton[] = HOURS.map((one) => ({
        text: clockOf(one),
        act: `h.${String(one)}`,
        isChosen: one === hour,
      }));
      const rows: (readonly SettingsButton[])[] = [
        [{ text: t("settings-quiz-none"), act: "h.-", isChosen: hour === undefined }],
        hours.slice(0, 3),
        hours.slice(3),
      ];
      if (isGroup(place)) {
        rows.push(
          LENGTHS.map((one) => ({
            text: t("quiz-questions", { count: one }),
            act: `n.${String(one)}`,
            isChosen: one === options.length,
          })),
          SECONDS.map((one) => ({
            text: t("quiz-seconds", { seconds: one }),
            act: `s.${String(one)}`,
            isChosen: one === options.seconds,
          })),
          [{ text: t("settings-quiz-speed"), act: "speed", isChosen: wantsSpeedScoring }],
          [{ text: t("settings-quiz-tag"), act: "tag", isChosen: wantsChampionTag }],
        );
      }
      return { text: isGroup(place) ? t("settings-quiz-text-group") : t("settings-quiz-text"), rows };
    },
    async act(place, action) {
      const [what = "", value = ""] = action.split(".");
      const { options, wantsSpeedScoring, wantsChampionTag } = await preferencesOf(
        db,
        place.chatId,
        GROUP_OPTIONS,
      );
      if (what === "h") await chooseHour(place, value);
      if (what === "speed")
        await choosePreferences(db, place.chatId, { wantsSpeedScoring: !wantsSpeedScoring });
      if (what === "tag") await choosePreferences(db, place.chatId, { wantsChampionTag: !wantsChampionTag });
      if (what === "n" || what === "s") {
        const change = what === "n" ? { length: Number(value) } : { seconds: Number(value) };
        await choosePreferences(db, place.chatId, {
          options: readOptions({ ...options, ...change }, GROUP_OPTIONS),
        });
      }
      return { show: "" };
    },
  };

  async function chooseHour(place: SettingsPlace, value: string): Promise<void> {
    const threadId = await threadOf(place);
    const hour = HOURS.find((one) => String(one) === value);
    if (hour === undefined) await unfollowDaily(db, place.chatId, threadId);
    else {
      const { chatId, zone, language } = place;
      await followDaily(db, { chatId, threadId, hour, zone, language }, clock.now());
    }
  }
}
