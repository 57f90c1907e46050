import type { ChatMember } from "@grammyjs/types";
import { expect, test } from "vitest";
import { isInside, ownRights } from "../../src/chats/rights.ts";

/** A membership with the fields that the rules read. */
const member = (fields: object) => fields as ChatMember;

test.each<[string, object, boolean]>([
  ["a creator", { status: "creator" }, true],
  ["an administrator", { status: "administrator" }, true],
  ["a member", { status: "member" }, true],
  [
    "restricted but allowed to write",
    { status: "restricted", is_member: true, can_send_messages: true },
    true,
  ],
  ["restricted to silence", { status: "restricted", is_member: true, can_send_messages: false }, false],
  ["gone", { status: "left" }, false],
  ["thrown out", { status: "kicked" }, false],
])("the right to write of one who is %s is read from the membership", (_, fields, mayWrite) => {
  expect(ownRights(member(fields), false).mayWrite).toBe(mayWrite);
});

test("every message reaches an admin, and anybody whose privacy mode is off", () => {
  const hearsAll = (status: string, readsAllGroups: boolean) =>
    ownRights(member({ status, can_send_messages: true }), readsAllGroups).hearsAll;
  expect(hearsAll("administrator", false)).toBe(true);
  expect(hearsAll("creator", false)).toBe(true);
  expect(hearsAll("member", false)).toBe(false);
  expect(hearsAll("member", true)).toBe(true);
  expect(hearsAll("restricted", true)).toBe(true);
});

test.each<[object, boolean]>([
  [{ status: "creator" }, true],
  [{ status: "administrator" }, true],
  [{ status: "member" }, true],
  [{ status: "restricted", is_member: true }, true],
  [{ status: "restricted", is_member: false }, false],
  [{ status: "left" }, false],
  [{ status: "kicked" }, false],
])("%o means that we are in the chat: %s", (fields, inside) => {
  expect(isInside(member(fields))).toBe(inside);
});
