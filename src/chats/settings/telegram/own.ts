import type { Transaction } from "kysely";
import { LANGUAGES } from "../../../content/schema.ts";
import { inTransaction } from "../../../storage/database.ts";
import type { Schema } from "../../../storage/schema.ts";
import { escapeHtml } from "../../../telegram/html.ts";
import type { SettingsButton, SettingsPlace, SettingsSection } from "../../../telegram/settings.ts";
import { asLanguage } from "../../language.ts";
import { chooseForChat, chooseLanguage, findChat, type Chat, type ChatChoice } from "../../store.ts";
import { findZone } from "../../zones.ts";
import { topicSection, type TopicPorts } from "./topic.ts";

export interface OwnPorts extends TopicPorts {
  /** True where the bot hears everything that is said in the chat. */
  readonly hearsAll: (chatId: number) => Promise<boolean>;
  /** What features keep for the chat follows its zone. */
  readonly zoneChanged: (trx: Transaction<Schema>, chatId: number, zone: string) => Promise<void>;
}

/** Zones that most of the film's viewers live in. */
const COMMON_ZONES = [
  "Europe/Kaliningrad",
  "Europe/Moscow",
  "Europe/Samara",
  "Asia/Yekaterinburg",
  "Asia/Novosibirsk",
  "Asia/Vladivostok",
  "Europe/Berlin",
  "America/New_York",
] as const;

const isGroup = ({ kind }: SettingsPlace): boolean => kind === "group" || kind === "supergroup";

/** The sections of a chat's own settings, in the order of the menu. */
export function ownSections(ports: OwnPorts): readonly SettingsSection[] {
  return [
    language(ports),
    zone(ports),
    answers(ports),
    spoilers(ports),
    ephemeral(ports),
    topicSection(ports),
    news(ports),
  ];
}

function language({ db, clock }: OwnPorts): SettingsSection {
  return {
    key: "la",
    applies: () => true,
    label: async ({ t, language: now }) => t("settings-language", { now: t(`settings-language-${now}`) }),
    screen: async ({ t, language: now }) => ({
      text: t("settings-language-text"),
      rows: [
        LANGUAGES.map((one) => ({ text: t(`settings-language-${one}`), act: one, isChosen: one === now })),
      ],
    }),
    async act({ chatId }, action) {
      const chosen = asLanguage(action);
      if (chosen !== undefined) await chooseLanguage(db, chatId, chosen, clock.now());
      return {};
    },
  };
}

function zone({ db, clock, zoneChanged }: OwnPorts): SettingsSection {
  const choose = (place: SettingsPlace, name: string): Promise<void> =>
    inTransaction(db, async (trx) => {
      await chooseForChat(trx, place.chatId, { zone: name }, clock.now());
      await zoneChanged(trx, place.chatId, name);
    });
  const label = ({ t, zone: name }: SettingsPlace): string =>
    t("settings-zone", { zone: name, time: timeIn(name, clock.now()) });
  return {
    key: "zo",
    applies: () => true,
    label: async (place) => label(place),
    screen: async (place, name) => {
      const { t, zone: now } = place;
      const rows: SettingsButton[][] = [];
      for (let at = 0; at < COMMON_ZONES.length; at += 2) {
        rows.push(
          COMMON_ZONES.slice(at, at + 2).map((one) => ({
            text: `${cityOf(one).replaceAll("_", " ")} ${timeIn(one, clock.now())}`,
            act: cityOf(one),
            isChosen: one === now,
          })),
        );
      }
      // After a slip the zones that were perhaps meant come first.
      const meant = name === "" ? [] : name.split(" ").map((one) => [{ text: one, act: cityOf(one) }]);
      const how = t(isGroup(place) ? "settings-type-reply" : "settings-type");
      return {
        text: `${t("settings-zone-text", { zone: now })}\n\n${t("settings-zone-type")} ${how}`,
        rows: [...meant, ...rows],
        asks: "zone",
      };
    },
    async act(place, action) {
      const sought = findZone(action);
      if (sought.kind === "found") await choose(place, sought.zone);
      return {};
    },
    async typed(place, _asked, text) {
      const { t } = place;
      const typed = escapeHtml(text.slice(0, 60));
      const sought = findZone(text);
      if (sought.kind === "none") return { notice: t("settings-zone-none", { typed }), show: "" };
      if (sought.kind === "near") {
        const notice = t("settings-zone-near", { typed, zone: sought.zones[0] ?? "" });
        return { notice, show: sought.zones.slice(0, 1).join(" ") };
      }
      await choose(place, sought.zone);
      return {
        notice: t("settings-zone-set", { zone: sought.zone, time: timeIn(sought.zone, clock.now()) }),
        show: "",
      };
    },
  };
}

/** A choice of two, changed by one press in the section's screen. */
interface Switch {
  readonly key: string;
  /** Of its texts: settings-⟨name⟩ is the label, …-text the explanation, …-on and …-off the choices. */
  readonly name: string;
  applies(place: SettingsPlace): boolean;
  isOn(chat: Chat): boolean;
  choice(on: boolean): ChatChoice;
  /** Added to the explanation. */
  remark?(place: SettingsPlace): Promise<string>;
}

function switched(
  { db, clock }: OwnPorts,
  { key, name, applies, isOn, choice, remark }: Switch,
): SettingsSection {
  const stands = async ({ chatId }: SettingsPlace): Promise<boolean> => {
    const chat = await findChat(db, chatId);
    return chat !== undefined && isOn(chat);
  };
  return {
    key,
    applies,
    async label(place) {
      const now = (await stands(place)) ? "on" : "off";
      return place.t(`settings-${name}`, { now: place.t(`settings-${name}-${now}`) });
    },
    async screen(place) {
      const { t } = place;
      const now = await stands(place);
      const more = remark === undefined ? "" : await remark(place);
      return {
        text: `${t(`settings-${name}-text`)}${more === "" ? "" : `\n\n${more}`}`,
        rows: [
          [{ text: t(`settings-${name}-off`), act: "off", isChosen: !now }],
          [{ text: t(`settings-${name}-on`), act: "on", isChosen: now }],
        ],
      };
    },
    async act({ chatId }, action) {
      await chooseForChat(db, chatId, choice(action === "on"), clock.now());
      return { show: "" };
    },
  };
}

function answers(ports: OwnPorts): SettingsSection {
  return switched(ports, {
    key: "an",
    name: "answers",
    applies: isGroup,
    isOn: (chat) => chat.answers === "sure",
    choice: (on) => ({ answers: on ? "sure" : "asked" }),
    remark: async ({ t, chatId }) =>
      t((await ports.hearsAll(chatId)) ? "settings-answers-hears" : "settings-answers-deaf"),
  });
}

function spoilers(ports: OwnPorts): SettingsSection {
  return switched(ports, {
    key: "sp",
    name: "spoilers",
    applies: () => true,
    isOn: (chat) => chat.hidesSpoilers,
    choice: (on) => ({ hidesSpoilers: on }),
  });
}

function ephemeral(ports: OwnPorts): SettingsSection {
  return switched(ports, {
    key: "ep",
    name: "ephemeral",
    applies: isGroup,
    isOn: (chat) => chat.isEphemeral,
    choice: (on) => ({ isEphemeral: on }),
  });
}

function news(ports: OwnPorts): SettingsSection {
  return switched(ports, {
    key: "ad",
    name: "news",
    applies: () => true,
    isOn: (chat) => chat.takesAnnouncements,
    choice: (on) => ({ takesAnnouncements: on }),
  });
}

/** The last part of a zone's name: short enough for a button, and `findZone` knows it. */
function cityOf(zoneName: string): string {
  return zoneName.split("/").at(-1) ?? zoneName;
}

/** "19:05", the time of day there now. */
function timeIn(zoneName: string, now: Date): string {
  return new Intl.DateTimeFormat("en", {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: zoneName,
  }).format(now);
}
