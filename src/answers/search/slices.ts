/**
 * Long work in slices of a few milliseconds: wherever it yields, something
 * else may go first. The result does not depend on how it was sliced.
 */
export type Sliced<Result> = Generator<undefined, Result, undefined>;

/** Does the work at one go. */
export function atOnce<Result>(work: Sliced<Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

/** Does the work with a pause after each slice, in which others get their turn. */
export async function inSlices<Result>(work: Sliced<Result>, pause: () => Promise<void>): Promise<Result> {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    await pause();
  }
}

/** Each item with its place, yielding after every `size` of them. */
export function* slicing<Item>(
  items: readonly Item[],
  size: number,
  work: (item: Item, at: number) => void,
): Sliced<void> {
  for (let from = 0; from < items.length; from += size) {
    items.slice(from, from + size).forEach((item, index) => {
      work(item, from + index);
    });
    yield;
  }
}
