import type { MessageEntity } from "@grammyjs/types";

/** Text with its entities, offsets in UTF-16 code units, as messages carry it. */
export interface FormattedText {
  readonly text: string;
  readonly entities: readonly MessageEntity[];
}

/** Styles may overlap and hold anything; Telegram cuts them around code. */
const STYLES: ReadonlySet<string> = new Set(["bold", "italic", "underline", "strikethrough", "spoiler"]);
const CODE: ReadonlySet<string> = new Set(["pre", "code"]);
const QUOTES: ReadonlySet<string> = new Set(["blockquote", "expandable_blockquote"]);

/** The rank of types that begin and end together: the outer one comes first. */
const ORDER = [
  "expandable_blockquote",
  "blockquote",
  "pre",
  "code",
  "text_link",
  "text_mention",
  "date_time",
  "custom_emoji",
  "bold",
  "italic",
  "underline",
  "strikethrough",
  "spoiler",
];

interface Range {
  readonly from: number;
  readonly to: number;
}

/**
 * Entities as Telegram would return them: sorted, equal styles joined, styles
 * cut around code, nothing inside code, no quotation inside a quotation, no
 * link inside a link.
 */
export function settleEntities(entities: readonly MessageEntity[]): MessageEntity[] {
  const code = entities.filter((entity) => CODE.has(entity.type));
  const outside = entities.filter((entity) => !CODE.has(entity.type) && !isInsideOneOf(code, entity));
  const quotes = outermost(outside.filter((entity) => QUOTES.has(entity.type)));
  const links = outermost(outside.filter((entity) => !QUOTES.has(entity.type) && !STYLES.has(entity.type)));
  const styles = [...STYLES].flatMap((style) => joinStyle(style, entities, code));
  return [...outermost(code), ...quotes, ...links, ...styles].sort(byPlace);
}

/**
 * The text without the blanks that Telegram cuts off: leading ones up to the
 * first entity, trailing ones always. Control characters become spaces.
 */
export function trimmed({ text, entities }: FormattedText): FormattedText {
  const visible = text.replace(CONTROL, " ");
  const first = Math.min(visible.length, ...entities.map((entity) => entity.offset));
  let start = 0;
  while (start < first && isBlank(visible[start])) start += 1;
  let end = visible.length;
  while (end > start && isBlank(visible[end - 1])) end -= 1;
  return { text: visible.slice(start, end), entities: entities.flatMap((e) => clip(e, start, end)) };
}

/** The sort order of entities in a message: by offset, then the longer first. */
export function byPlace(a: MessageEntity, b: MessageEntity): number {
  return a.offset - b.offset || b.length - a.length || ORDER.indexOf(a.type) - ORDER.indexOf(b.type);
}

/** Whether the two have a character in common. */
export function overlap(a: MessageEntity, b: MessageEntity): boolean {
  return a.offset < b.offset + b.length && b.offset < a.offset + a.length;
}

/** Everything below a space except the line feed, as TDLib's clean_input_string has it. */
const CONTROL = /[\u0000-\u0009\u000b-\u001f]/g;

/** What is left when everything that Telegram counts as invisible is taken away. */
export function isInvisible(text: string): boolean {
  return /^[\s\u200b-\u200f\u2028-\u202e\u2060-\u206f\u00ad\u115f\u1160\u3164\uffa0]*$/u.test(text);
}

function isBlank(character: string | undefined): boolean {
  return character === " " || character === "\n";
}

function clip(entity: MessageEntity, start: number, end: number): MessageEntity[] {
  const from = Math.max(entity.offset, start);
  const to = Math.min(entity.offset + entity.length, end);
  return from < to ? [{ ...entity, offset: from - start, length: to - from }] : [];
}

function isInsideOneOf(others: readonly MessageEntity[], entity: MessageEntity): boolean {
  if (STYLES.has(entity.type) || QUOTES.has(entity.type)) return false;
  return others.some((other) => overlap(other, entity));
}

function outermost(entities: readonly MessageEntity[]): MessageEntity[] {
  const kept: MessageEntity[] = [];
  for (const entity of [...entities].sort(byPlace)) {
    if (!kept.some((other) => overlap(other, entity))) kept.push(entity);
  }
  return kept;
}

function joinStyle(style: string, entities: readonly MessageEntity[], code: readonly MessageEntity[]) {
  const ranges = entities
    .filter((entity) => entity.type === style)
    .map((entity) => ({ from: entity.offset, to: entity.offset + entity.length }));
  return cutAround(joined(ranges), code).map(
    ({ from, to }) => ({ type: style, offset: from, length: to - from }) as MessageEntity,
  );
}

function joined(ranges: readonly Range[]): Range[] {
  const result: Range[] = [];
  for (const range of [...ranges].sort((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last !== undefined && range.from <= last.to) {
      result[result.length - 1] = { from: last.from, to: Math.max(last.to, range.to) };
    } else {
      result.push(range);
    }
  }
  return result;
}

function cutAround(ranges: readonly Range[], holes: readonly MessageEntity[]): Range[] {
  let pieces = [...ranges];
  for (const { offset, length } of holes) {
    pieces = pieces.flatMap(({ from, to }) =>
      [
        { from, to: Math.min(to, offset) },
        { from: Math.max(from, offset + length), to },
      ].filter((piece) => piece.from < piece.to),
    );
  }
  return pieces;
}
