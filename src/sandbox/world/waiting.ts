import type { Signal } from "./signal.ts";

/** How long a wait lasts where nothing else is said. */
export const WAIT_MS_DEFAULT = 5_000;

/** Thrown when what a test waited for did not happen; the text shows what did. */
export class WaitError extends Error {
  override readonly name = "WaitError";
}

/**
 * Resolves with the first value that is neither undefined nor false, looking
 * now and again after every event, never in between.
 *
 * @param describe what the failure shows: what was awaited and what is there
 */
export async function waitForValue<Value>(
  signal: Signal,
  look: () => Value | undefined | false,
  timeoutMs: number,
  describe: () => string,
): Promise<Value> {
  const first = look();
  if (first !== undefined && first !== false) return first;
  return new Promise<Value>((resolve, reject) => {
    const finish = (settle: () => void) => {
      clearTimeout(timer);
      stop();
      settle();
    };
    const timer = setTimeout(() => {
      finish(() => {
        reject(new WaitError(`Cannot wait longer than ${String(timeoutMs)} ms ${describe()}`));
      });
    }, timeoutMs);
    const stop = signal.on(() => {
      try {
        const value = look();
        if (value === undefined || value === false) return;
        finish(() => {
          resolve(value);
        });
      } catch (error) {
        finish(() => {
          reject(error instanceof Error ? error : new Error(String(error)));
        });
      }
    });
  });
}
