export const WIDTH = 1_280;
export const HEIGHT = 720;

/** A Moscow evening: the sky from night to the last light, lit windows, and the university's spire. */
export function night({ hasTower }: { readonly hasTower: boolean }): string {
  return [
    "<defs>",
    '<linearGradient id="sky" x1="0" y1="0" x2="0" y2="1">',
    '<stop offset="0" stop-color="#171a33"/><stop offset="0.55" stop-color="#3b2440"/>',
    '<stop offset="0.82" stop-color="#7d3238"/><stop offset="1" stop-color="#b5533c"/>',
    "</linearGradient>",
    '<radialGradient id="glow" cx="0.86" cy="0.98" r="0.7">',
    '<stop offset="0" stop-color="#f2a65a" stop-opacity="0.55"/><stop offset="1" stop-color="#f2a65a" stop-opacity="0"/>',
    "</radialGradient>",
    "</defs>",
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="url(#sky)"/>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="url(#glow)"/>`,
    `<g fill="#120f24" fill-opacity="0.62">${houses()}${hasTower ? university() : rectangle(878, HEIGHT - 62, 302, 62)}</g>`,
    `<g fill="#f6c177" fill-opacity="0.5">${windows()}${hasTower ? towerWindows() : ""}</g>`,
    `<rect y="${HEIGHT - 8}" width="${WIDTH}" height="8" fill="#c8372d"/>`,
  ].join("");
}

/** Roofs along the lower edge: left, width and height of each. */
const HOUSES = [
  [0, 96, 74],
  [96, 132, 52],
  [228, 84, 92],
  [312, 150, 60],
  [462, 92, 84],
  [554, 128, 48],
  [682, 76, 78],
  [758, 120, 56],
  [1_180, 100, 70],
] as const;

function houses(): string {
  return HOUSES.map(([x, width, height]) => rectangle(x, HEIGHT - height, width, height)).join("");
}

/** The tower with its wings and spire, around this axis. */
const AXIS = 1_030;

function university(): string {
  const block = (width: number, height: number): string =>
    rectangle(AXIS - width / 2, HEIGHT - height, width, height);
  const spire = `<path d="M${AXIS - 9} ${HEIGHT - 318}L${AXIS} ${HEIGHT - 430}L${AXIS + 9} ${HEIGHT - 318}z"/>`;
  const turrets = [-118, 118]
    .map((aside) => {
      const x = AXIS + aside;
      return `${rectangle(x - 22, HEIGHT - 150, 44, 150)}<path d="M${x - 7} ${HEIGHT - 150}L${x} ${HEIGHT - 192}L${x + 7} ${HEIGHT - 150}z"/>`;
    })
    .join("");
  return [
    block(300, 96),
    block(176, 168),
    block(112, 232),
    block(70, 284),
    block(36, 320),
    spire,
    turrets,
  ].join("");
}

/** Lit windows; where they are is fixed, so that the same card is the same picture. */
function windows(): string {
  const lit: string[] = [];
  for (const [x, width, height] of HOUSES) {
    for (let column = 14; column < width - 12; column += 22) {
      for (let row = 16; row < height - 14; row += 20) {
        if ((x + column * 7 + row * 13) % 5 < 2) lit.push(rectangle(x + column, HEIGHT - height + row, 7, 9));
      }
    }
  }
  return lit.join("");
}

function towerWindows(): string {
  const lit: string[] = [];
  for (let row = 0; row < 9; row += 1) {
    for (const aside of [-24, -8, 8, 24]) {
      if ((row * 3 + aside) % 5 !== 0) lit.push(rectangle(AXIS + aside - 3, HEIGHT - 220 + row * 22, 6, 10));
    }
  }
  return lit.join("");
}

function rectangle(x: number, y: number, width: number, height: number): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}"/>`;
}
