/**
 * What the outside lends us. Everything that depends on time, chance or the
 * operator's console takes one of these, so that tests decide all three.
 */

/** The moment and the passing of time. */
export interface Clock {
  /** The present instant. */
  now(): Date;
  /**
   * Resolves after `ms` milliseconds, or at once when `signal` aborts. It never
   * rejects: a sleeper that was woken early looks at its signal.
   */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** A number in [0, 1), like Math.random. */
export type Random = () => number;

/** Structured log. The first argument's fields are for machines, the text for people. */
export interface Log {
  debug(fields: LogFields, text: string): void;
  info(fields: LogFields, text: string): void;
  warn(fields: LogFields, text: string): void;
  error(fields: LogFields, text: string): void;
}

/** Never a person's text and never the token; `error` is scrubbed before it is written. */
export type LogFields = Readonly<Record<string, unknown>>;
