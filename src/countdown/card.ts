import { cardOf, keyOf, type CountdownCard } from "../cards/card.ts";
import type { Occurrence } from "./occurrence.ts";
import { cardFor, type Reading } from "./post.ts";

/** The key of an event's picture as it is that day; the same picture has the same key. */
export function cardKeyOf(occurrence: Occurrence, reading: Reading): string {
  return keyOf(cardFor(occurrence, reading));
}

/** The picture of a key of ours, and whether it speaks Russian; undefined for another feature's key. */
export function pictureOf(
  key: string,
): { readonly card: CountdownCard; readonly isRussian: boolean } | undefined {
  const card = cardOf(key, "countdown");
  return card === undefined ? undefined : { card, isRussian: /\p{Script=Cyrillic}/u.test(card.title) };
}
