import { createRequire } from "node:module";
import { renderAsync } from "@resvg/resvg-js";
import type { Card } from "./card.ts";
import { draw } from "./drawing.ts";
import { WIDTH } from "./scene.ts";

const require = createRequire(import.meta.url);
/** PT Sans by ParaType, SIL Open Font License, with Cyrillic; the system's fonts are left out, so that every machine draws the same. */
const FONTS = ["400Regular/PTSans_400Regular.ttf", "700Bold/PTSans_700Bold.ttf"].map((file) =>
  require.resolve(`@expo-google-fonts/pt-sans/${file}`),
);

/**
 * Draws a card off the event loop.
 *
 * @param brand the bot's name, in the card's language
 * @returns PNG bytes, 1280 by 720
 */
export async function drawPng(card: Card, brand: string): Promise<Uint8Array> {
  const image = await renderAsync(draw(card, brand), {
    fitTo: { mode: "width", value: WIDTH },
    font: { fontFiles: FONTS, loadSystemFonts: false, defaultFontFamily: "PT Sans" },
  });
  return image.asPng();
}
