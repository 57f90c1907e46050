import { describe, expect, test } from "vitest";
import { createPace } from "../../src/delivery/pace.ts";

/** A server with a token bucket, as the sandbox's `bulk` limit; a refusal costs nothing and names a wait. */
function server(limitAt: (ms: number) => number, burst: number) {
  let tokens = burst;
  let lastMs = 0;
  return (nowMs: number): number => {
    const perSecond = limitAt(nowMs);
    tokens = Math.min(burst, tokens + ((nowMs - lastMs) / 1_000) * perSecond);
    lastMs = nowMs;
    if (tokens >= 1) {
      tokens -= 1;
      return 0;
    }
    return Math.ceil((1 - tokens) / perSecond) * 1_000;
  };
}

/** Sends as much as the pace allows for so long. */
function run(perSecond: number, limitAt: (ms: number) => number, seconds: number, burst = 5) {
  const START_MS = 1_000_000;
  const pace = createPace(perSecond);
  const serve = server(limitAt, burst);
  let sent = 0;
  let refused = 0;
  let heldMs = 0;
  for (let ms = 0; ms < seconds * 1_000; ms += 10) {
    const now = new Date(START_MS + ms);
    const allowed = pace.allowance(now);
    if (allowed === 0) continue;
    pace.began(allowed, now);
    for (let call = 0; call < allowed; call += 1) {
      const waitMs = serve(ms);
      if (waitMs === 0) sent += 1;
      else {
        refused += 1;
        heldMs += waitMs;
        pace.refused(waitMs, now);
      }
    }
  }
  return { sent, refused, heldMs, rate: pace.rate() };
}

describe("a pace", () => {
  test("keeps to the rate that is set, within two in a hundred and never above", () => {
    const { sent, refused } = run(30, () => 30, 300);
    expect(refused).toBe(0);
    expect(sent).toBeGreaterThan(30 * 300 * 0.98);
    expect(sent).toBeLessThanOrEqual(30 * 300);
  });

  test("begins with no burst beyond a twentieth of a second", () => {
    const pace = createPace(1_000);
    expect(pace.allowance(new Date(1_000_000))).toBe(1);
    // After a long idle time too.
    expect(pace.allowance(new Date(1_600_000))).toBeLessThanOrEqual(50);
  });

  test("a server that allows 20 a second is learnt: at most 2 % refused, at least 95 % used", () => {
    const { sent, refused, heldMs } = run(30, () => 20, 600);
    expect(refused / (sent + refused)).toBeLessThanOrEqual(0.02);
    expect(sent).toBeGreaterThanOrEqual(0.95 * 20 * (600 - heldMs / 1_000));
  });

  test("a limit that falls in the middle is learnt as well", () => {
    const { sent, refused, heldMs } = run(30, (ms) => (ms < 300_000 ? 28 : 12), 600);
    expect(refused / (sent + refused)).toBeLessThanOrEqual(0.02);
    expect(sent).toBeGreaterThanOrEqual(0.95 * (28 * 300 + 12 * (300 - heldMs / 1_000)));
  });

  test("a limit that rises is found again", () => {
    const { rate } = run(30, (ms) => (ms < 120_000 ? 10 : 30), 900);
    expect(rate).toBeGreaterThan(27);
  });

  test("a refusal holds everything for as long as the server says", () => {
    const pace = createPace(30);
    const now = new Date(1_000_000);
    pace.allowance(now);
    pace.refused(7_000, now);
    expect(pace.allowance(new Date(1_006_999))).toBe(0);
    expect(pace.nextInMs(now)).toBeGreaterThanOrEqual(7_000);
    expect(pace.allowance(new Date(1_007_200))).toBeGreaterThan(0);
  });

  test("refusals of calls on their way together lower the rate once", () => {
    const pace = createPace(30);
    const now = new Date(1_000_000);
    pace.allowance(now);
    for (let call = 0; call < 20; call += 1) pace.refused(1_000, now);
    expect(pace.rate()).toBeGreaterThan(20);
    expect(pace.rate()).toBeLessThan(29);
  });

  test("bulk stands back for replies, one for one, and for a second's worth at most", () => {
    const pace = createPace(20);
    const at = (ms: number) => new Date(1_000_000 + ms);
    expect(pace.allowance(at(0))).toBe(1);
    pace.began(11, at(0));
    expect(pace.allowance(at(400))).toBe(0);
    expect(pace.allowance(at(600))).toBeGreaterThan(0);
    pace.began(1_000, at(600));
    expect(pace.allowance(at(1_500))).toBe(0);
    expect(pace.allowance(at(1_700))).toBeGreaterThan(0);
  });
});
