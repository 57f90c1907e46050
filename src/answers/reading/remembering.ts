/**
 * The same function, each result computed once. Questions bring new words for ever, so a full memory is emptied.
 *
 * @param max results kept
 */
export function remembering<Result>(
  max: number,
  compute: (text: string) => Result,
): (text: string) => Result {
  const remembered = new Map<string, Result>();
  return (text) => {
    const known = remembered.get(text);
    if (known !== undefined || remembered.has(text)) return known as Result;
    const result = compute(text);
    if (remembered.size >= max) remembered.clear();
    remembered.set(text, result);
    return result;
  };
}
