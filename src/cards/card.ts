/** How long to an event, or what it is today. */
export interface CountdownCard {
  readonly kind: "countdown";
  /** Above the number: «осталось». May be empty. */
  readonly over: string;
  /** What stands large: «100», «Сегодня». */
  readonly number: string;
  /** Beside the number, in its grammatical form: «дней». May be empty. */
  readonly unit: string;
  readonly title: string;
  /** Below the title: the date. */
  readonly foot: string;
}

/** How a game ended for somebody. */
export interface ResultCard {
  readonly kind: "result";
  readonly over: string;
  /** «8 из 10» */
  readonly number: string;
  readonly unit: string;
  /** The rank that was reached. */
  readonly title: string;
  readonly foot: string;
  /** Up to four figures with their names. */
  readonly stats: readonly { readonly name: string; readonly value: string }[];
}

export type Card = CountdownCard | ResultCard;

/** Raised when the drawing changes, so that pictures kept at Telegram are drawn anew. */
const DESIGN = 1;

/** The key under which a card is sent and kept; the card can be read from it again. */
export function keyOf(card: Card): string {
  return `${card.kind}|${String(DESIGN)}|${JSON.stringify(card)}`;
}

/** The card of a key; undefined for a key of another kind or an older design. */
export function cardOf<Kind extends Card["kind"]>(
  key: string,
  kind: Kind,
): Extract<Card, { kind: Kind }> | undefined {
  const prefix = `${kind}|${String(DESIGN)}|`;
  if (!key.startsWith(prefix)) return undefined;
  return JSON.parse(key.slice(prefix.length)) as Extract<Card, { kind: Kind }>;
}
