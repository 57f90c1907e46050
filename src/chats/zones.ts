import Fuse from "fuse.js";

/** What somebody typed as a place or a zone. */
export type ZoneSought =
  | { readonly kind: "found"; readonly zone: string }
  /** Nothing is called so; these are called nearly so, the nearest first. At most three. */
  | { readonly kind: "near"; readonly zones: readonly string[] }
  | { readonly kind: "none" };

/** Cities that have no zone of their own name, and Russian names; the tz database itself knows the rest. */
const CITIES: Readonly<Record<string, string>> = {
  "Europe/Moscow":
    "москва мск московское msk питер спб петербург санкт-петербург saint-petersburg st-petersburg казань kazan " +
    "нижний-новгород nizhny-novgorod ростов ростов-на-дону rostov-on-don краснодар krasnodar сочи sochi воронеж voronezh " +
    "ярославль yaroslavl тула tula рязань ryazan тверь tver мурманск murmansk архангельск arkhangelsk махачкала владикавказ",
  "Europe/Kaliningrad": "калининград",
  "Europe/Samara": "самара тольятти togliatti ижевск izhevsk",
  "Europe/Saratov": "саратов",
  "Europe/Ulyanovsk": "ульяновск",
  "Europe/Astrakhan": "астрахань",
  "Europe/Volgograd": "волгоград",
  "Europe/Kirov": "киров",
  "Asia/Yekaterinburg":
    "екатеринбург екб yekaterinburg ekaterinburg уфа ufa пермь perm челябинск chelyabinsk тюмень tyumen оренбург сургут",
  "Asia/Omsk": "омск",
  "Asia/Novosibirsk": "новосибирск нск",
  "Asia/Barnaul": "барнаул",
  "Asia/Tomsk": "томск",
  "Asia/Novokuznetsk": "новокузнецк кемерово kemerovo",
  "Asia/Krasnoyarsk": "красноярск",
  "Asia/Irkutsk": "иркутск улан-удэ ulan-ude",
  "Asia/Chita": "чита",
  "Asia/Yakutsk": "якутск благовещенск",
  "Asia/Vladivostok": "владивосток хабаровск khabarovsk",
  "Asia/Sakhalin": "южно-сахалинск сахалин",
  "Asia/Magadan": "магадан",
  "Asia/Kamchatka": "камчатка петропавловск-камчатский",
  "Europe/Minsk": "минск гомель брест",
  "Europe/Kyiv": "киев київ одесса харьков львов kiev odessa kharkiv lviv",
  "Asia/Almaty": "алматы алма-ата астана astana",
  "Asia/Tashkent": "ташкент",
  "Asia/Samarkand": "самарканд",
  "Asia/Bishkek": "бишкек",
  "Asia/Dushanbe": "душанбе",
  "Asia/Ashgabat": "ашхабад",
  "Asia/Baku": "баку",
  "Asia/Yerevan": "ереван",
  "Asia/Tbilisi": "тбилиси батуми batumi",
  "Europe/Chisinau": "кишинев кишинэу",
  "Europe/Riga": "рига",
  "Europe/Vilnius": "вильнюс",
  "Europe/Tallinn": "таллин таллинн",
  "Europe/Helsinki": "хельсинки",
  "Europe/Berlin": "берлин германия мюнхен гамбург munich hamburg frankfurt франкфурт кельн cologne",
  "Europe/Vienna": "вена",
  "Europe/Prague": "прага",
  "Europe/Warsaw": "варшава",
  "Europe/Belgrade": "белград novi-sad",
  "Europe/Paris": "париж",
  "Europe/Rome": "рим милан milan",
  "Europe/Madrid": "мадрид барселона barcelona",
  "Europe/Lisbon": "лиссабон",
  "Europe/London": "лондон манчестер manchester",
  "Europe/Istanbul": "стамбул анкара анталья ankara antalya",
  "Asia/Jerusalem": "иерусалим тель-авив хайфа tel-aviv haifa израиль",
  "Asia/Dubai": "дубай дубаи abu-dhabi абу-даби",
  "Asia/Bangkok": "бангкок пхукет phuket",
  "Asia/Shanghai": "пекин шанхай beijing",
  "Asia/Tokyo": "токио",
  "Asia/Seoul": "сеул",
  "Asia/Kolkata": "дели мумбаи delhi mumbai",
  "America/New_York": "нью-йорк бостон майами boston miami washington вашингтон",
  "America/Chicago": "чикаго",
  "America/Los_Angeles": "лос-анджелес сан-франциско san-francisco сиэтл seattle",
  "America/Toronto": "торонто",
  "America/Vancouver": "ванкувер",
  "Australia/Sydney": "сидней",
  UTC: "utc гринвич gmt",
};

/** Offsets from Greenwich that some place keeps, in whole hours. */
const OFFSET = /^(?:utc|gmt|мск)?([+−-])(\d{1,2})(?::?00)?$/u;
const OFFSET_MIN = -12;
const OFFSET_MAX = 14;
const MOSCOW_OFFSET = 3;
const TEXT_CHARS_MAX = 60;
const NEAR_MAX = 3;

interface Named {
  readonly name: string;
  readonly zone: string;
}

const NAMES: readonly Named[] = [
  ...Object.entries(CITIES).flatMap(([zone, names]) => names.split(" ").map((name) => ({ name, zone }))),
  ...Intl.supportedValuesOf("timeZone").flatMap((zone) => [
    { name: plain(zone), zone },
    { name: plain(zone.split("/").at(-1) ?? zone), zone },
  ]),
];
const BY_NAME: ReadonlyMap<string, string> = new Map(
  NAMES.toReversed().map(({ name, zone }) => [plain(name), zone]),
);
const FUZZY = new Fuse(NAMES, { keys: ["name"], threshold: 0.34, ignoreLocation: false, distance: 20 });

/** The IANA zone of a city, a zone's name or an offset, in Russian or English, as people type it. */
export function findZone(text: string): ZoneSought {
  const sought = plain(text.slice(0, TEXT_CHARS_MAX));
  if (sought === "") return { kind: "none" };
  const zone = BY_NAME.get(sought) ?? zoneOfOffset(sought);
  if (zone !== undefined) return { kind: "found", zone };
  const near = FUZZY.search(sought, { limit: 12 }).map(({ item }) => item.zone);
  const zones = [...new Set(near)].slice(0, NEAR_MAX);
  return zones.length === 0 ? { kind: "none" } : { kind: "near", zones };
}

/** «UTC+3», «+3», «мск+2»; the names of Etc zones count westwards. */
function zoneOfOffset(text: string): string | undefined {
  const [, sign, digits = ""] = OFFSET.exec(text.replaceAll(" ", "")) ?? [];
  if (sign === undefined) return undefined;
  const fromBase = (sign === "+" ? 1 : -1) * Number(digits);
  const hours = fromBase + (text.startsWith("мск") ? MOSCOW_OFFSET : 0);
  if (hours < OFFSET_MIN || hours > OFFSET_MAX) return undefined;
  if (hours === 0) return "UTC";
  return `Etc/GMT${hours > 0 ? "-" : "+"}${String(Math.abs(hours))}`;
}

/** Letters without their differences of typing: case, ё, spaces, underscores. */
function plain(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replaceAll("ё", "е")
    .replace(/^(?:г\.|город|city of)\s*/u, "")
    .replaceAll(/[\s_]+/gu, "-");
}
