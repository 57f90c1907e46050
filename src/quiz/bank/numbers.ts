import type { Random } from "../../ports.ts";
import { below } from "./chance.ts";
import { capitalised } from "./names.ts";
import type { Both } from "./question.ts";

const WRONG = 3;
/** A wrong number is a sixth away from its neighbour: near, yet not a quibble. */
const STEP_SHARE = 0.15;
/** Below this, neighbours are one apart. */
const SMALL = 8;
/** Years apart that wrong years are taken, at random up to this. */
const YEARS_APART_MAX = 3;
const FORMATS = {
  ru: new Intl.NumberFormat("ru", { maximumFractionDigits: 2 }),
  en: new Intl.NumberFormat("en", { maximumFractionDigits: 2 }),
};
const DAYS = {
  ru: new Intl.DateTimeFormat("ru", { day: "numeric", month: "long", timeZone: "UTC" }),
  en: new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", timeZone: "UTC" }),
};
const MONTHS = {
  ru: new Intl.DateTimeFormat("ru", { month: "long", timeZone: "UTC" }),
  en: new Intl.DateTimeFormat("en-GB", { month: "long", timeZone: "UTC" }),
};

export function numberOption(value: number): Both {
  return { ru: FORMATS.ru.format(value), en: FORMATS.en.format(value) };
}

/** Three numbers of like size and roundness, as often below the right one as above. */
export function wrongNumbers(value: number, random: Random): readonly number[] {
  let unit = roundness(value);
  if (value / unit <= 3 && unit >= 10) unit /= 10;
  const mantissa = Math.round(value / unit);
  const step = mantissa < SMALL ? 1 : Math.max(1, Math.round(mantissa * STEP_SHARE));
  const lower = below(Math.min(WRONG, Math.floor((mantissa - 1) / step)) + 1, random);
  return Array.from({ length: WRONG + 1 }, (_, index) => index - lower)
    .filter((offset) => offset !== 0)
    .map((offset) => Number(((mantissa + offset * step) * unit).toFixed(2)));
}

/** The last decimal place that is not zero: 4 for 4, 10 000 for 50 000, 0.1 for 84.4. */
function roundness(value: number): number {
  let unit = 1;
  while (Math.abs(value / unit - Math.round(value / unit)) > 1e-9 && unit > 0.01) unit /= 10;
  while (unit >= 1 && value % (unit * 10) === 0) unit *= 10;
  return unit;
}

export function yearOption(year: number): Both {
  return { ru: String(year), en: String(year) };
}

/** Three years near the right one, none of them later than `latest` or among `taken`. */
export function wrongYears(
  year: number,
  latest: number,
  taken: readonly number[],
  random: Random,
): readonly number[] {
  const lower = below(WRONG + 1, random);
  const found: number[] = [];
  const walk = (direction: 1 | -1, wanted: number): void => {
    let at = year;
    while (found.length < wanted) {
      at += direction * (1 + below(YEARS_APART_MAX, random));
      if (direction === 1 && at > latest) return;
      if (!taken.includes(at)) found.push(at);
    }
  };
  walk(1, WRONG - lower);
  walk(-1, WRONG);
  return found;
}

/** «31 марта 1981 года», “March 1982”: as exact as the date is. */
export function dateOption(date: string): Both {
  const [year = "", month, day] = date.split("-");
  if (month === undefined) return yearOption(Number(year));
  const instant = new Date(`${year}-${month}-${day ?? "01"}T00:00:00Z`);
  const names = day === undefined ? MONTHS : DAYS;
  return {
    ru: capitalised(`${names.ru.format(instant)} ${year} года`),
    en: `${names.en.format(instant)} ${year}`,
  };
}

/** Three dates of the same exactness in the same year, each in another month. */
export function wrongDates(date: string, random: Random): readonly string[] {
  const [year = "", month = "01", day] = date.split("-");
  const months = new Set([Number(month)]);
  while (months.size < WRONG + 1) months.add(1 + below(12, random));
  return [...months].slice(1).map((other) => {
    const named = `${year}-${String(other).padStart(2, "0")}`;
    return day === undefined ? named : `${named}-${String(1 + below(28, random)).padStart(2, "0")}`;
  });
}
