/** Keeps the few of many that have the highest worth; of equals, those that came first. */
export function createMost(count: number): {
  /** The best first. */
  readonly ids: readonly number[];
  offer(id: number, worth: number): void;
} {
  const ids: number[] = [];
  const worths: number[] = [];
  return {
    ids,
    offer(id, worth) {
      if (ids.length === count && worth <= (worths[count - 1] ?? 0)) return;
      let at = Math.min(ids.length, count - 1);
      for (; at > 0 && (worths[at - 1] ?? 0) < worth; at -= 1) {
        ids[at] = ids[at - 1] ?? 0;
        worths[at] = worths[at - 1] ?? 0;
      }
      ids[at] = id;
      worths[at] = worth;
    },
  };
}
