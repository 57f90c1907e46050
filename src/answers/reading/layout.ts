const LATIN_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
const CYRILLIC_KEYS = "йцукенгшщзхъфывапролджэячсмитьбюе";

const toCyrillic = new Map(Array.from(LATIN_KEYS).map((key, index) => [key, CYRILLIC_KEYS[index] ?? key]));
const toLatin = new Map(Array.from(CYRILLIC_KEYS).map((key, index) => [key, LATIN_KEYS[index] ?? key]));
toLatin.set("е", "t");
// Shifted keys that land on a letter.
for (const [key, letter] of [
  ["{", "х"],
  ["}", "ъ"],
  [":", "ж"],
  ['"', "э"],
  ["<", "б"],
  [">", "ю"],
  ["~", "е"],
] as const) {
  toCyrillic.set(key, letter);
}

/** What the same keys give on the Russian keyboard; digits and spaces stay. */
export function asRussianLayout(normalised: string): string {
  return swap(normalised, toCyrillic);
}

/** What the same keys give on the English keyboard. */
export function asEnglishLayout(normalised: string): string {
  return swap(normalised, toLatin);
}

function swap(text: string, keys: ReadonlyMap<string, string>): string {
  return Array.from(text, (letter) => keys.get(letter) ?? letter).join("");
}
