import { describe, expect, test } from "vitest";
import { createGate, GROUP_MINUTE_MAX } from "../../src/delivery/gate.ts";

const at = (ms: number) => new Date(Date.parse("2026-11-25T12:00:00Z") + ms);
const PERSON = 7;
const GROUP = -1_001;
const OTHER = -1_002;

describe("a gate", () => {
  test("lets a first message through at once, and the next to that chat a second later", () => {
    const gate = createGate();
    expect(gate.spacedMs(PERSON, at(0))).toBe(0);
    gate.sent(PERSON, at(0));
    expect(gate.spacedMs(PERSON, at(400))).toBe(600);
    expect(gate.spacedMs(PERSON, at(1_000))).toBe(0);
    expect(gate.spacedMs(GROUP, at(0))).toBe(0);
  });

  test(`lets ${String(GROUP_MINUTE_MAX)} messages a minute into a group`, () => {
    const gate = createGate();
    for (let sent = 0; sent < GROUP_MINUTE_MAX; sent += 1) gate.sent(GROUP, at(sent * 1_000));
    expect(gate.spacedMs(GROUP, at(20_000))).toBe(40_000);
    expect(gate.spacedMs(GROUP, at(60_000))).toBe(0);
  });

  test("counts no minute for a person", () => {
    const gate = createGate();
    for (let sent = 0; sent < 2 * GROUP_MINUTE_MAX; sent += 1) gate.sent(PERSON, at(sent * 1_000));
    expect(gate.spacedMs(PERSON, at(40_000))).toBe(0);
  });

  test("a group's 429 holds that group alone", () => {
    const gate = createGate();
    for (const ms of [-3_000, -2_000, 0]) gate.sent(GROUP, at(ms));
    expect(gate.refused(GROUP, 5_000, at(0))).toBe("chat");
    expect(gate.heldMs(GROUP, at(1_000))).toBe(4_000);
    expect(gate.heldMs(OTHER, at(1_000))).toBe(0);
    expect(gate.allHeldMs(at(1_000))).toBe(0);
  });

  test("a 429 of a group that had one message in a minute is about the rate, and holds that group", () => {
    const gate = createGate();
    gate.sent(GROUP, at(-61_000));
    gate.sent(GROUP, at(0));
    expect(gate.refused(GROUP, 5_000, at(10))).toBe("rate");
    expect(gate.heldMs(GROUP, at(1_010))).toBe(4_000);
    expect(gate.heldMs(OTHER, at(1_010))).toBe(0);
  });

  test("a person's 429 holds all: it is about the bot", () => {
    const gate = createGate();
    expect(gate.refused(PERSON, 5_000, at(0))).toBe("all");
    expect(gate.heldMs(GROUP, at(1_000))).toBe(4_000);
  });

  test("two groups' 429 within a second hold all, further apart they do not", () => {
    const gate = createGate();
    gate.refused(GROUP, 3_000, at(0));
    expect(gate.refused(OTHER, 3_000, at(1_000))).toBe("all");
    const patient = createGate();
    patient.refused(GROUP, 3_000, at(0));
    expect(patient.refused(OTHER, 3_000, at(1_001))).not.toBe("all");
  });

  test("a shorter wait never shortens a longer one", () => {
    const gate = createGate();
    gate.refused(GROUP, 30_000, at(0));
    gate.refused(GROUP, 1_000, at(5_000));
    expect(gate.heldMs(GROUP, at(10_000))).toBe(20_000);
  });
});
