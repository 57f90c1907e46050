import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** What is measured while the bot runs. Labels name kinds, never chats or people. */
export interface Metrics {
  /** An update was handled. @param kind as in "message"; @param outcome as the inbox settles it */
  handled(kind: string, outcome: "handled" | "again" | "failed", seconds: number): void;
  /** A message of delivery has its outcome. @param kind "announcement", "post" or "quiz" */
  delivered(kind: string, outcome: string): void;
  /** Everything, in the text format that Prometheus reads. */
  text(): Promise<string>;
  readonly contentType: string;
}

/** Numbers that are asked for at the moment of the reading. */
export interface Gauged {
  /** Updates stored and not yet settled. */
  updatesWaiting(): Promise<number>;
  /** Messages per second that delivery allows itself. */
  deliveryRate(): number;
}

/** Replies are felt as instant below a fifth of a second, and as slow above two. */
const SECONDS_BUCKETS = [0.005, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10];

/** Measures into a registry of its own, so that two bots in one process do not share it. */
export function createMetrics({ updatesWaiting, deliveryRate }: Gauged): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const handled = new Histogram({
    name: "eight_days_update_seconds",
    help: "Time to handle an update, by kind and outcome",
    labelNames: ["kind", "outcome"],
    buckets: SECONDS_BUCKETS,
    registers,
  });
  const delivered = new Counter({
    name: "eight_days_delivered_total",
    help: "Messages of the outgoing queue, by kind and outcome",
    labelNames: ["kind", "outcome"],
    registers,
  });
  new Gauge({
    name: "eight_days_updates_waiting",
    help: "Updates stored and not yet settled",
    registers,
    async collect() {
      this.set(await updatesWaiting());
    },
  });
  new Gauge({
    name: "eight_days_delivery_rate",
    help: "Messages per second that delivery allows itself at present",
    registers,
    collect() {
      this.set(deliveryRate());
    },
  });
  return {
    handled: (kind, outcome, seconds) => handled.observe({ kind, outcome }, seconds),
    delivered: (kind, outcome) => delivered.inc({ kind, outcome }),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
