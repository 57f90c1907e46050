import { expect, test } from "vitest";
import {
  awaitTyped,
  connect,
  connectionsOf,
  disconnect,
  eraseSettings,
  findAwait,
  findAwaitOfMenu,
  forgetAwait,
  type Await,
} from "../../src/chats/settings/store.ts";
import { press } from "../../src/chats/settings/telegram/render.ts";
import { markUnreachable, rememberChat } from "../../src/chats/store.ts";
import { findZone } from "../../src/chats/zones.ts";
import { CALLBACK_DATA_BYTES_MAX } from "../../src/telegram/buttons.ts";
import { describeOnBoth } from "../support/databases.ts";

const MINUTE_MS = 60_000;
const now = new Date("2026-11-25T12:00:00Z");
const after = (ms: number): Date => new Date(now.getTime() + ms);
const katya = 7_000_000_001;
const gosha = 7_000_000_002;
const club = -1_001_234_567_890;
const asked: Await = {
  personId: katya,
  chatId: club,
  placeId: club,
  section: "zo",
  asked: "zone",
  messageId: 12,
};

describeOnBoth("an answer to be typed", (open) => {
  test("is waited for ten minutes, by the person and by the menu", async () => {
    const db = await open();
    await awaitTyped(db, asked, now);
    for (const when of [now, after(10 * MINUTE_MS - 1)]) {
      expect(await findAwait(db, katya, club, when)).toEqual(asked);
      expect(await findAwaitOfMenu(db, club, 12, when)).toEqual(asked);
    }
    expect(await findAwait(db, katya, club, after(10 * MINUTE_MS))).toBeUndefined();
    expect(await findAwaitOfMenu(db, club, 12, after(10 * MINUTE_MS))).toBeUndefined();
  });

  test("is the last one asked of a person in a chat, and nobody else's", async () => {
    const db = await open();
    await awaitTyped(db, asked, now);
    const later = { ...asked, section: "cd", asked: "hour", messageId: 14 };
    await awaitTyped(db, later, after(MINUTE_MS));
    expect(await findAwait(db, katya, club, after(10 * MINUTE_MS))).toEqual(later);
    expect(await findAwaitOfMenu(db, club, 12, after(MINUTE_MS))).toBeUndefined();
    expect(await findAwait(db, gosha, club, now)).toBeUndefined();
    expect(await findAwait(db, katya, katya, now)).toBeUndefined();
  });

  test("is not found by the menu of another chat's settings", async () => {
    const db = await open();
    await awaitTyped(db, { ...asked, placeId: -5 }, now);
    expect(await findAwaitOfMenu(db, club, 12, now)).toBeUndefined();
  });

  test("is forgotten once", async () => {
    const db = await open();
    await awaitTyped(db, asked, now);
    expect(await forgetAwait(db, katya, club)).toBe(true);
    expect(await forgetAwait(db, katya, club)).toBe(false);
    expect(await findAwait(db, katya, club, now)).toBeUndefined();
  });
});

describeOnBoth("the chats whose settings somebody has opened", (open) => {
  const chat = (id: number, title: string) => ({ id, kind: "supergroup", title, isForum: false }) as const;

  test("are the last ten, the latest first, without those that we left", async () => {
    const db = await open();
    for (let n = 1; n <= 12; n += 1) {
      await rememberChat(db, chat(-n, `Клуб ${String(n)}`), "active", now);
      await connect(db, katya, -n, after(n * MINUTE_MS));
    }
    await connect(db, katya, -5, after(60 * MINUTE_MS));
    await markUnreachable(db, -12, after(61 * MINUTE_MS));
    const ids = (await connectionsOf(db, katya)).map(({ chatId }) => chatId);
    expect(ids).toEqual([-5, -11, -10, -9, -8, -7, -6, -4, -3, -2]);
    expect(await connectionsOf(db, gosha)).toEqual([]);
  });

  test("are left out where the person may not open them any more", async () => {
    const db = await open();
    await rememberChat(db, chat(-1, "Клуб"), "active", now);
    for (const person of [katya, gosha]) await connect(db, person, -1, now);
    await disconnect(db, katya, -1);
    expect(await connectionsOf(db, katya)).toEqual([]);
    expect(await connectionsOf(db, gosha)).toEqual([{ chatId: -1, title: "Клуб" }]);
  });

  test("are erased with the person, and what others have stays", async () => {
    const db = await open();
    await rememberChat(db, chat(club, "Клуб"), "active", now);
    for (const person of [katya, gosha]) {
      await connect(db, person, club, now);
      await awaitTyped(db, { ...asked, personId: person }, now);
    }
    await eraseSettings(db, katya);
    expect(await connectionsOf(db, katya)).toEqual([]);
    expect(await findAwait(db, katya, club, now)).toBeUndefined();
    expect(await connectionsOf(db, gosha)).toHaveLength(1);
    expect(await findAwait(db, gosha, club, now)).toBeDefined();
  });
});

test("every zone is named by its last part, and that fits a button of the longest ids", () => {
  const longest = { chatId: -1_009_999_999_999, personId: 99_999_999_999 };
  for (const zone of Intl.supportedValuesOf("timeZone")) {
    const city = zone.split("/").at(-1) ?? zone;
    const sought = findZone(city);
    // The tz database renamed it; both names are one place.
    const meant = zone === "Europe/Kiev" ? "Europe/Kyiv" : zone;
    expect(sought).toEqual({ kind: "found", zone: meant });
    expect(Buffer.byteLength(press(longest, "zo", `a${city}`))).toBeLessThanOrEqual(CALLBACK_DATA_BYTES_MAX);
  }
});
