import type { ApiError } from "../api/errors.ts";

/** Names in lower case; a name without a value has an empty one. */
export type Attributes = Readonly<Record<string, string>>;

const NAMED: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"' };

/** The longest numeric reference that Telegram reads, from `&` to before `;`. */
const NUMERIC_LENGTH_MAX = 9;
const CODE_POINT_MAX = 0x10ffff;

/**
 * The character that an `&…;` at `index` stands for, or the `&` itself where
 * Telegram does not know the name. The semicolon may be missing.
 */
export function decodeReference(html: string, index: number): { character: string; next: number } {
  const rest = html.slice(index, index + 12);
  const [whole, hex, decimal, name] = /^&(?:#x([0-9a-fA-F]+)|#([0-9]+)|([A-Za-z]+))/.exec(rest) ?? [];
  const character = name === undefined ? numbered(whole, hex, decimal) : NAMED[name];
  if (whole === undefined || character === undefined) return { character: "&", next: index + 1 };
  const end = index + whole.length;
  return { character, next: html[end] === ";" ? end + 1 : end };
}

function numbered(whole = "", hex?: string, decimal?: string): string | undefined {
  if (whole === "" || whole.length > NUMERIC_LENGTH_MAX) return undefined;
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  return code > 0 && code < CODE_POINT_MAX ? String.fromCodePoint(code) : undefined;
}

/**
 * Reads the attributes of a start tag from `index` to behind its `>`.
 *
 * @param failure makes the refusal; it appends the place of the tag
 */
export function readAttributes(
  html: string,
  index: number,
  tag: string,
  failure: (reason: string) => ApiError,
): { attributes: Attributes; next: number } {
  const attributes: Record<string, string> = {};
  let at = skipSpace(html, index);
  while (html[at] !== ">") {
    if (at >= html.length) throw failure("Unclosed start tag");
    const name = /^[^\s=>]*/.exec(html.slice(at))?.[0] ?? "";
    if (name === "") throw failure(`Empty attribute name in the tag "${tag}"`);
    at = skipSpace(html, at + name.length);
    if (html[at] === "=") {
      const { value, next } = readValue(html, skipSpace(html, at + 1), tag, failure);
      attributes[name.toLowerCase()] = value;
      at = skipSpace(html, next);
    } else if (tag === "blockquote" && name.toLowerCase() === "expandable") {
      attributes["expandable"] = "";
    } else {
      throw failure(`Expected equal sign in declaration of an attribute of the tag "${tag}"`);
    }
  }
  return { attributes, next: at + 1 };
}

function readValue(html: string, index: number, tag: string, failure: (reason: string) => ApiError) {
  const quote = html[index];
  if (quote === undefined) throw failure(`Unclosed start tag "${tag}"`);
  if (quote !== "'" && quote !== '"') {
    const value = /^[A-Za-z0-9.-]*/.exec(html.slice(index))?.[0] ?? "";
    const next = index + value.length;
    if (!/[\s>]/.test(html[next] ?? "")) throw failure("Unexpected end of name token");
    return { value: value.toLowerCase(), next };
  }
  let value = "";
  let at = index + 1;
  while (at < html.length && html[at] !== quote) {
    const { character, next } =
      html[at] === "&" ? decodeReference(html, at) : { character: html[at] ?? "", next: at + 1 };
    value += character;
    at = next;
  }
  if (at >= html.length) throw failure("Unclosed start tag");
  return { value, next: at + 1 };
}

function skipSpace(html: string, index: number): number {
  let at = index;
  while (/\s/.test(html[at] ?? "")) at += 1;
  return at;
}
