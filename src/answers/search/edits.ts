/** Letters that one hears alike or that stand for each other in misspellings; within a group a slip is cheap. */
const ALIKE = [
  "оа",
  "еияэй",
  "ыи",
  "уюо",
  "бп",
  "вф",
  "гк",
  "дт",
  "зсц",
  "жшщч",
  "aeiouy",
  "ckqs",
  "szx",
  "fv",
  "td",
];
const ALIKE_COST = 0.55;
const SWAP_COST = 0.6;
/** A letter doubled, or one of two left out. */
const DOUBLE_COST = 0.4;
/** Signs and silent letters that people leave out. */
const SILENT_COST = 0.45;
const SILENT = new Set(["ь", "ъ", "h"]);
/** People rarely miss the first letter. */
const FIRST_FACTOR = 1.3;

/** The groups that a letter is in, as bits by its code. */
const groups = new Uint16Array(Math.max(...Array.from(ALIKE.join(""), (letter) => letter.charCodeAt(0))) + 1);
ALIKE.forEach((group, bit) => {
  for (const letter of group) groups[letter.charCodeAt(0)] = groupsOf(letter.charCodeAt(0)) | (1 << bit);
});

/**
 * How far a typed word is from a known one: 1 for each letter wrong, left out
 * or added, less for slips that people make by ear or by fingers.
 *
 * @returns Infinity as soon as it is surely above `most`
 */
export function slipCost(typed: string, known: string, most: number): number {
  if (Math.abs(typed.length - known.length) > most / DOUBLE_COST) return Infinity;
  let before: number[] = [];
  let last = Array.from({ length: known.length + 1 }, () => 0);
  const gaps = Array.from(known, (_, at) => gapCost(known, at));
  for (let at = 1; at <= known.length; at += 1) last[at] = (last[at - 1] ?? 0) + (gaps[at - 1] ?? 0);
  for (let row = 1; row <= typed.length; row += 1) {
    const added = gapCost(typed, row - 1);
    const next = [(last[0] ?? 0) + added];
    let least = next[0] ?? 0;
    for (let at = 1; at <= known.length; at += 1) {
      const a = typed.charCodeAt(row - 1);
      const b = known.charCodeAt(at - 1);
      let cost = Math.min(
        (last[at - 1] ?? 0) + (row === 1 || at === 1 ? FIRST_FACTOR : 1) * changeCost(a, b),
        (last[at] ?? 0) + added,
        (next[at - 1] ?? 0) + (gaps[at - 1] ?? 0),
      );
      if (row > 1 && at > 1 && a === known.charCodeAt(at - 2) && b === typed.charCodeAt(row - 2))
        cost = Math.min(cost, (before[at - 2] ?? 0) + SWAP_COST);
      next[at] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return Infinity;
    before = last;
    last = next;
  }
  const cost = last[known.length] ?? Infinity;
  return cost > most ? Infinity : cost;
}

/** What it costs to write one letter for another, by their codes. */
function changeCost(a: number, b: number): number {
  if (a === b) return 0;
  return (groupsOf(a) & groupsOf(b)) === 0 ? 1 : ALIKE_COST;
}

function groupsOf(letter: number): number {
  return groups[letter] ?? 0;
}

/** What it costs to leave a letter of `word` out. */
function gapCost(word: string, at: number): number {
  const letter = word[at] ?? "";
  if (letter === word[at - 1] || letter === word[at + 1]) return DOUBLE_COST;
  if (SILENT.has(letter)) return SILENT_COST;
  return at === 0 ? FIRST_FACTOR : 1;
}
