/** Latin spellings of Russian letters, the longest first; several schemes at once. */
const SPELLINGS: readonly (readonly [string, string])[] = [
  ["shch", "щ"],
  ["iya", "ия"],
  ["iyu", "ию"],
  ["iye", "ие"],
  ["sch", "щ"],
  ["zh", "ж"],
  ["kh", "х"],
  ["ts", "ц"],
  ["ch", "ч"],
  ["sh", "ш"],
  ["yu", "ю"],
  ["ju", "ю"],
  ["iu", "ю"],
  ["ya", "я"],
  ["ja", "я"],
  ["ia", "ия"],
  ["yo", "е"],
  ["jo", "е"],
  ["io", "ио"],
  ["ye", "е"],
  ["je", "е"],
  ["yi", "ый"],
  ["iy", "ий"],
  ["yy", "ый"],
  ["ey", "ей"],
  ["ay", "ай"],
  ["oy", "ой"],
  ["uy", "уй"],
  ["a", "а"],
  ["b", "б"],
  ["c", "ц"],
  ["d", "д"],
  ["e", "е"],
  ["f", "ф"],
  ["g", "г"],
  ["h", "х"],
  ["i", "и"],
  ["j", "й"],
  ["k", "к"],
  ["l", "л"],
  ["m", "м"],
  ["n", "н"],
  ["o", "о"],
  ["p", "п"],
  ["q", "к"],
  ["r", "р"],
  ["s", "с"],
  ["t", "т"],
  ["u", "у"],
  ["v", "в"],
  ["w", "в"],
  ["x", "х"],
  ["y", "ы"],
  ["z", "з"],
  ["'", "ь"],
  ["4", "ч"],
  ["6", "ш"],
];

/**
 * A Latin word as the Russian word it may spell. What the schemes disagree
 * on (й and ы, soft signs, е and э) is left to the sound key, which folds them.
 */
export function fromTranslit(word: string): string {
  let rest = word;
  let russian = "";
  while (rest !== "") {
    const spelling = SPELLINGS.find(([latin]) => rest.startsWith(latin));
    russian += spelling?.[1] ?? rest[0] ?? "";
    rest = rest.slice(spelling?.[0].length ?? 1);
  }
  return russian;
}
