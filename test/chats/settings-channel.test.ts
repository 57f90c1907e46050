import { Api, Context } from "grammy";
import type { ChatMember, Update } from "grammy/types";
import { afterEach, expect, test } from "vitest";
import { readChannel } from "../../src/chats/settings/telegram/channel.ts";
import { findChat } from "../../src/chats/store.ts";
import { openDatabase, type Database } from "../../src/storage/database.ts";
import type { AppContext } from "../../src/telegram/context.ts";

const now = new Date("2026-11-25T12:00:00Z");
const us = 8_000_000_001;
const katya = 7_000_000_001;
const t = (key: string): string => key;

let db: Database;
afterEach(() => db.destroy());

type Status = ChatMember["status"];

/** Telegram shows any bot a public chat, also one that it has no part in. */
async function named(
  kind: "channel" | "supergroup",
  statuses: { readonly ours: Status; readonly theirs: Status },
): Promise<{ readonly opened: number | undefined; readonly said: readonly string[] }> {
  db = await openDatabase({ kind: "sqlite", path: ":memory:" });
  const said: string[] = [];
  const api = new Api("1:token");
  api.config.use((_previous, method, payload) => {
    const asked = payload as { readonly user_id?: number; readonly text?: string };
    const status = asked.user_id === us ? statuses.ours : statuses.theirs;
    if (method === "sendMessage") said.push(asked.text ?? "");
    const results: Readonly<Record<string, unknown>> = {
      getChat: { id: -1_001, type: kind, title: "Останкино", username: "ostankino_tv" },
      getChatMember: { status, user: { id: asked.user_id } },
      sendMessage: { message_id: 2, date: 0, chat: { id: katya, type: "private" } },
    };
    if (!(method in results)) throw new Error(`${method} is not expected`);
    return Promise.resolve({ ok: true, result: results[method] } as never);
  });
  const from = { id: katya, is_bot: false, first_name: "Катя" };
  const chat = { id: katya, type: "private", first_name: "Катя" } as const;
  const update: Update = {
    update_id: 1,
    message: { message_id: 1, date: 0, chat, from, text: "@ostankino_tv" },
  };
  const ctx = Object.assign(new Context(update, api, { id: us } as Context["me"]), { t, language: "ru" });
  const ports = {
    db,
    api,
    texts: () => t,
    defaultLanguage: "ru",
    defaultZone: "Europe/Moscow",
    clock: { now: () => now, sleep: () => Promise.resolve() },
  } as const;
  return { opened: await readChannel(ports, ctx as unknown as AppContext), said };
}

test("a channel is opened where both of us are its admins", async () => {
  expect(await named("channel", { ours: "administrator", theirs: "creator" })).toEqual({
    opened: -1_001,
    said: [],
  });
  expect(await findChat(db, -1_001)).toMatchObject({ kind: "channel", standing: "active" });
});

test("a public group is opened where we are a member, by its admin", async () => {
  expect((await named("supergroup", { ours: "member", theirs: "administrator" })).opened).toBe(-1_001);
});

test.each([
  ["channel", "left"],
  ["channel", "member"],
  ["supergroup", "left"],
  ["supergroup", "kicked"],
] as const)("a public %s where we are «%s» is not remembered, whoever names it", async (kind, ours) => {
  const { opened, said } = await named(kind, { ours, theirs: "creator" });
  expect({ opened, said }).toEqual({ opened: undefined, said: ["settings-channel-unknown"] });
  expect(await findChat(db, -1_001)).toBeUndefined();
});

test("a channel's reader, no admin of it, is refused", async () => {
  const { opened, said } = await named("channel", { ours: "administrator", theirs: "member" });
  expect({ opened, said }).toEqual({ opened: undefined, said: ["settings-admins-only"] });
});
