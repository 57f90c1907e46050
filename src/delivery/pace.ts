/** The share of the permitted rate that is used: arrivals at the server jitter, and its second slides. */
const MARGIN = 0.985;
/** Above FAST_RATE what is made up for after a pause must fit into the same second of the server. */
const MARGIN_FAST = 0.94;
const FAST_RATE = 100;
/** Sends that a pause of the event loop may put off and that are then made up for, in seconds of the rate. */
const CREDIT_SECONDS_MAX = 0.05;
/** Replies that bulk makes room for afterwards, in seconds of the rate: more than that it does not stand back. */
const DEBT_SECONDS_MAX = 1;
/** A rate that was kept busy this long without a refusal is a good one. */
const SURVIVED_MS = 4_000;
/** After a refusal at a rate that held for less than this, the limit is far below, else near. */
const HELD_LONG_MS = 10_000;
const LOWERED_FAR = 0.85;
const LOWERED_NEAR = 0.95;
/** Bounds of the unknown limit closer than this are close enough. */
const CLOSE_ENOUGH = 1.03;
/** Without a known bound above, the rate grows by this factor each time it survives. */
const RAISED = 1.1;
/** A refused rate is believed for this long, doubled each time that it is refused again. */
const REFUSED_BELIEVED_MS = 15_000;
const REFUSED_BELIEVED_MS_MAX = 240_000;
/** Refusals of calls that were on their way together are one refusal. */
const TOGETHER_MS = 500;

/** How fast bulk messages may go: at the rate that is set, and never above what refusals have taught. */
export interface Pace {
  /** Sends that may begin now, a whole number. */
  allowance(now: Date): number;
  /** Milliseconds until allowance is at least one. */
  nextInMs(now: Date): number;
  /** Some sends have begun: of bulk, or of what goes before it and takes its place. */
  began(count: number, now: Date): void;
  /** Flood control refused a send for the rate's sake, and holds all for so long; 0: not at all. */
  refused(retryAfterMs: number, now: Date): void;
  /** Messages per second at present. */
  rate(): number;
}

/**
 * A pace that spreads sends evenly. Between the fastest rate that held and the
 * slowest that was refused it halves the distance; a refusal lowers it at
 * once; a refused rate is forgotten after a while, so that a limit that was
 * raised is found again.
 *
 * @param perSecond messages per second that the operator permits, above 0
 */
export function createPace(perSecond: number): Pace {
  const ceiling = perSecond * (perSecond > FAST_RATE ? MARGIN_FAST : MARGIN);
  let rate = ceiling;
  let good = 0;
  let bad: { readonly rate: number; readonly until: number } | undefined;
  let believedMs = REFUSED_BELIEVED_MS;
  /** Fractions of a send saved up since `countedAt`. */
  let credit = 1;
  let countedAt = 0;
  let since = 0;
  let sentSince = 0;
  let heldUntil = 0;
  let refusedAt = -Infinity;

  function count(nowMs: number): void {
    if (countedAt === 0) {
      countedAt = nowMs;
      since = nowMs;
    }
    const from = Math.max(countedAt, heldUntil);
    if (nowMs > from) {
      const most = Math.max(1, rate * CREDIT_SECONDS_MAX);
      credit = Math.min(most, credit + ((nowMs - from) / 1_000) * rate);
      countedAt = nowMs;
    }
  }

  function change(to: number, nowMs: number): void {
    rate = Math.max(Math.min(1, ceiling), Math.min(ceiling, to));
    since = nowMs;
    sentSince = 0;
  }

  /** Where the present rate has proved itself, tries a better one. */
  function learn(nowMs: number): void {
    const elapsedMs = nowMs - since;
    if (elapsedMs < SURVIVED_MS) return;
    // An idle rate proves nothing.
    const wasBusy = sentSince >= (rate * elapsedMs * 0.8) / 1_000;
    if (!wasBusy) {
      since = nowMs;
      sentSince = 0;
      return;
    }
    good = rate;
    if (bad !== undefined && nowMs >= bad.until) bad = undefined;
    if (rate >= ceiling) return;
    if (bad === undefined) change(rate * RAISED, nowMs);
    else if (bad.rate / rate > CLOSE_ENOUGH) change((rate + bad.rate) / 2, nowMs);
  }

  return {
    allowance(now) {
      const nowMs = now.getTime();
      if (nowMs < heldUntil) return 0;
      count(nowMs);
      learn(nowMs);
      return Math.max(0, Math.floor(credit));
    },
    nextInMs(now) {
      const nowMs = now.getTime();
      count(nowMs);
      const missing = Math.max(0, 1 - credit);
      return Math.max(0, heldUntil - nowMs) + Math.ceil((missing / rate) * 1_000);
    },
    began(number, now) {
      count(now.getTime());
      credit = Math.max(credit - number, -rate * DEBT_SECONDS_MAX);
      sentSince += number;
    },
    refused(retryAfterMs, now) {
      const nowMs = now.getTime();
      const isSame = nowMs - refusedAt < TOGETHER_MS || nowMs < heldUntil;
      heldUntil = Math.max(heldUntil, nowMs + retryAfterMs);
      if (isSame) return;
      refusedAt = nowMs;
      const heldLong = nowMs - since >= HELD_LONG_MS;
      believedMs = good > 0 ? Math.min(REFUSED_BELIEVED_MS_MAX, believedMs * 2) : REFUSED_BELIEVED_MS;
      bad = { rate, until: heldUntil + believedMs };
      const lowered = heldLong || good > 0 ? rate * LOWERED_NEAR : rate * LOWERED_FAR;
      if (good >= rate) good = 0;
      change(good > 0 ? Math.max(good, lowered) : lowered, heldUntil);
      credit = 0;
      countedAt = heldUntil;
    },
    rate: () => rate,
  };
}
