import type { Card } from "./card.ts";
import { fitted, wrapped } from "./measure.ts";
import { night, WIDTH, HEIGHT } from "./scene.ts";

const LEFT = 84;
/** Text keeps clear of the edges, and of rounded corners in a chat. */
const TEXT_WIDTH = WIDTH - 2 * LEFT;
/** Titles keep clear of the tower, or of the figures, at the right. */
const TITLE_WIDTH = 780;
const CREAM = "#fff3dc";
const GOLD = "#f6c177";
const NUMBER_SIZE = 272;
const WORD_SIZE = 176;
const UNIT_SIZE = 92;
const TITLE_SIZES = [60, 54, 48, 43] as const;
const TITLE_LINES_MAX = 2;

/** The card as SVG, 1280 by 720. Every text is escaped, and fits whatever its length. */
export function draw(card: Card, brand: string): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">`,
    night({ hasTower: card.kind === "countdown" }),
    overline(card.over),
    ...large(card),
    ...titled(card),
    ...(card.kind === "result" ? figures(card.stats) : []),
    text(brand, {
      x: WIDTH - LEFT,
      y: card.kind === "countdown" ? 112 : HEIGHT - 104,
      size: 34,
      fill: GOLD,
      anchor: "end",
    }),
    "</svg>",
  ].join("\n");
}

function overline(words: string): string {
  if (words === "") return "";
  return text(words.toLocaleUpperCase(), { x: LEFT, y: 112, size: 42, fill: GOLD, bold: true, spacing: 4 });
}

/** The number and its word on one line; both shrink together where they are long. */
function large({ number, unit, over, kind }: Card): readonly string[] {
  const isWord = !/^[\d\s,.]+$/u.test(number);
  const wanted = isWord ? WORD_SIZE : NUMBER_SIZE;
  const room = kind === "result" ? TITLE_WIDTH : TEXT_WIDTH;
  const unitSize = isWord ? UNIT_SIZE * 0.8 : UNIT_SIZE;
  const unitWidth = unit === "" ? 0 : fitted(unit, unitSize, room).width + 36;
  const { size, width } = fitted(number, wanted, room - unitWidth);
  const y = over === "" ? 322 : 366;
  const words = text(number, { x: LEFT, y, size, fill: CREAM, bold: true });
  if (unit === "") return [words];
  return [words, text(unit, { x: LEFT + width + 36, y, size: unitSize, fill: CREAM })];
}

function titled({ title, foot }: Card): readonly string[] {
  const { size, lines } = wrapped(title, TITLE_SIZES, TITLE_WIDTH, TITLE_LINES_MAX);
  const top = 486;
  const drawn = lines.map((line, index) =>
    text(line, { x: LEFT, y: top + index * size * 1.18, size, fill: CREAM, bold: true }),
  );
  const below = top + (lines.length - 1) * size * 1.18 + 62;
  const footSize = fitted(foot, 42, TITLE_WIDTH).size;
  return [...drawn, text(foot, { x: LEFT, y: below, size: footSize, fill: GOLD })];
}

/** Named figures in a column at the right. */
function figures(stats: readonly { readonly name: string; readonly value: string }[]): readonly string[] {
  const x = WIDTH - LEFT;
  const room = TEXT_WIDTH * 0.34;
  return stats.slice(0, 4).flatMap(({ name, value }, index) => {
    const y = 152 + index * 122;
    return [
      text(value, { x, y, size: fitted(value, 64, room).size, fill: CREAM, bold: true, anchor: "end" }),
      text(name, { x, y: y + 40, size: fitted(name, 30, room).size, fill: GOLD, anchor: "end" }),
    ];
  });
}

interface Style {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly fill: string;
  readonly bold?: boolean;
  readonly spacing?: number;
  readonly anchor?: "end";
}

function text(words: string, { x, y, size, fill, bold, spacing, anchor }: Style): string {
  const attributes = [
    `x="${round(x)}" y="${round(y)}" font-size="${round(size)}" fill="${fill}" font-family="PT Sans"`,
    bold === true ? 'font-weight="700"' : "",
    spacing === undefined ? "" : `letter-spacing="${spacing}"`,
    anchor === undefined ? "" : `text-anchor="${anchor}"`,
  ];
  return `<text ${attributes.filter((one) => one !== "").join(" ")}>${escaped(words)}</text>`;
}

const round = (value: number): string => String(Math.round(value * 10) / 10);

function escaped(words: string): string {
  return (
    words
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replaceAll('"', "&quot;")
      // What XML cannot hold would break the whole picture.
      .replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/gu, "")
  );
}
