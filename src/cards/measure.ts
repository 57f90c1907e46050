/** Widths of PT Sans Bold in ems, rounded up: what is measured here surely fits. */
const WIDE = /[ЖШЩЮМФЫжшщюмфыWM@—]/u;
const NARROW = /[iljI.,:;!'’|()\s\u00A0«»-]/u;
const WIDE_EM = 0.88;
const NARROW_EM = 0.36;
const DIGIT_EM = 0.57;
const CAPITAL_EM = 0.7;
const SMALL_EM = 0.58;

/** Width of a text at a font size of 1. */
export function widthOf(text: string): number {
  let ems = 0;
  for (const char of text) {
    if (WIDE.test(char)) ems += WIDE_EM;
    else if (NARROW.test(char)) ems += NARROW_EM;
    else if (/\d/u.test(char)) ems += DIGIT_EM;
    else ems += char === char.toLowerCase() ? SMALL_EM : CAPITAL_EM;
  }
  return ems;
}

/** The largest size up to `size` at which the text is no wider than `room`. */
export function fitted(
  text: string,
  size: number,
  room: number,
): { readonly size: number; readonly width: number } {
  const ems = widthOf(text);
  const fits = ems * size <= room ? size : room / ems;
  return { size: fits, width: ems * fits };
}

/** A text in lines, at the largest of the sizes at which they are few enough; at the smallest the rest is cut. */
export function wrapped(
  text: string,
  sizes: readonly number[],
  room: number,
  linesMax: number,
): { readonly size: number; readonly lines: readonly string[] } {
  for (const size of sizes) {
    const lines = linesOf(text, size, room);
    if (lines.length <= linesMax) return { size, lines };
  }
  const size = sizes.at(-1) ?? 1;
  const lines = linesOf(text, size, room).slice(0, linesMax);
  const last = lines.at(-1) ?? "";
  return { size, lines: [...lines.slice(0, -1), cut(last, size, room)] };
}

function linesOf(text: string, size: number, room: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  // A no-break space keeps its words together.
  for (const word of text.split(/[ \n]+/u)) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (widthOf(longer) * size <= room || line === "") line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line].map((one) => (widthOf(one) * size <= room ? one : cut(one, size, room)));
}

function cut(line: string, size: number, room: number): string {
  let kept = line;
  while (kept !== "" && widthOf(`${kept}…`) * size > room) kept = kept.slice(0, -1);
  return `${kept.trimEnd()}…`;
}
