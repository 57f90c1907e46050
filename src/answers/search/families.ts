import { remembering } from "../reading/remembering.ts";
import { isCyrillic } from "../reading/tokens.ts";

/** Letters that two roots of one family begin with, at least. */
const SHARED_MIN = 5;
/** And at least this share of the longer one. */
const SHARED_SHARE = 0.6;
const NEAREST_QUALITY = 0.8;
/** Russian verbs keep or lose these endings from form to form: «выдавали», «выдают». */
const VERB_ENDING = /(?:ыва|ива|ова|ева|ва|ну|а|я|е|и|у|ю)+$/u;
const BASE_CHARS_MIN = 3;
const BASE_QUALITY = 0.8;
/** Roots with one beginning that are compared with each other. */
const FAMILY_MAX = 40;
const REMEMBERED_MAX = 20_000;
const NONE: ReadonlyMap<string, number> = new Map();

/**
 * Roots that share a long beginning, as «режиссёр» and «режиссировать» do:
 * stemming leaves them apart, and people use either.
 *
 * @returns the others of a root's family with how near each is, 0 to 1; the root may be unknown
 */
export function createFamilies(roots: readonly string[]): (root: string) => ReadonlyMap<string, number> {
  const byStart = new Map<string, string[]>();
  for (const root of roots) {
    if (root.length < SHARED_MIN) continue;
    const start = root.slice(0, SHARED_MIN);
    const list = byStart.get(start);
    if (list === undefined) byStart.set(start, [root]);
    else if (list.length < FAMILY_MAX) list.push(root);
  }
  const byBase = new Map<string, string[]>();
  for (const root of roots) {
    const base = baseOf(root);
    if (base === undefined) continue;
    const list = byBase.get(base);
    if (list === undefined) byBase.set(base, [root]);
    else if (list.length < FAMILY_MAX) list.push(root);
  }
  function familyOf(root: string): ReadonlyMap<string, number> {
    const family = new Map<string, number>();
    for (const other of byBase.get(baseOf(root) ?? "") ?? [])
      if (other !== root) family.set(other, BASE_QUALITY);
    for (const other of root.length < SHARED_MIN ? [] : (byStart.get(root.slice(0, SHARED_MIN)) ?? [])) {
      if (other === root) continue;
      let shared = SHARED_MIN;
      while (shared < root.length && root[shared] === other[shared]) shared += 1;
      const share = shared / Math.max(root.length, other.length);
      if (share >= SHARED_SHARE) family.set(other, Math.max(family.get(other) ?? 0, share * NEAREST_QUALITY));
    }
    return family;
  }

  return remembering(REMEMBERED_MAX, (root) => (root.length < BASE_CHARS_MIN ? NONE : familyOf(root)));
}

/** A Russian root without the endings that change from form to form. */
function baseOf(root: string): string | undefined {
  if (!isCyrillic(root)) return undefined;
  const base = root.replace(VERB_ENDING, "");
  return base.length < BASE_CHARS_MIN ? undefined : base;
}
