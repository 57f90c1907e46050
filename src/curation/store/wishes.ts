import { randomBytes } from "node:crypto";
import type { Language } from "../../content/schema.ts";
import type { Executor } from "../../storage/database.ts";
import type { WishRow } from "../../storage/schema.ts";
import { likenessOf, SAMPLE_CHARS_MAX } from "../likeness.ts";

/** A short id fits into a button. */
const ID_BYTES = 5;
/** Questions kept at most; the rarest of the oldest go first. */
export const WISHES_MAX = 5_000;
const SUGGESTIONS_A_DAY = 5;
const DAY_MS = 24 * 3_600_000;

export interface Wish {
  readonly id: string;
  readonly kind: WishRow["kind"];
  readonly language: Language;
  readonly sample: string;
  readonly factId: string | undefined;
  readonly personId: number | undefined;
  readonly count: number;
}

/** Counts a question that had no answer, or one that somebody found wanting; the same update counts once. */
export async function countWish(
  db: Executor,
  wish: {
    readonly kind: "missed" | "down";
    readonly question: string;
    readonly language: Language;
    readonly factId?: string;
  },
  updateId: number,
  now: Date,
): Promise<void> {
  const likeness = `${wish.factId ?? ""} ${likenessOf(wish.question)}`.trim();
  if (likeness === "") return;
  await db
    .insertInto("wishes")
    .values({
      id: randomBytes(ID_BYTES).toString("hex"),
      kind: wish.kind,
      likeness,
      language: wish.language,
      sample: wish.question.slice(0, SAMPLE_CHARS_MAX),
      fact_id: wish.factId ?? null,
      person_id: null,
      count: 1,
      last_update_id: updateId,
      state: "open",
      updated_at: now.getTime(),
    })
    .onConflict((conflict) =>
      conflict
        .columns(["kind", "likeness", "language"])
        .doUpdateSet((eb) => ({
          count: eb("wishes.count", "+", 1),
          last_update_id: updateId,
          updated_at: now.getTime(),
        }))
        .where("wishes.last_update_id", "<>", updateId),
    )
    .execute();
}

/** Keeps a person's proposal. @returns false where it is one too many today, or was made before */
export async function suggest(
  db: Executor,
  personId: number,
  text: string,
  language: Language,
  updateId: number,
  now: Date,
): Promise<boolean> {
  const { count } = await db
    .selectFrom("wishes")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("person_id", "=", personId)
    .where("updated_at", ">", now.getTime() - DAY_MS)
    .executeTakeFirstOrThrow();
  if (count >= SUGGESTIONS_A_DAY) return false;
  const kept = await db
    .insertInto("wishes")
    .values({
      id: randomBytes(ID_BYTES).toString("hex"),
      kind: "suggestion",
      likeness: likenessOf(text),
      language,
      sample: text,
      fact_id: null,
      person_id: personId,
      count: 1,
      last_update_id: updateId,
      state: "open",
      updated_at: now.getTime(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return kept.numInsertedOrUpdatedRows === 1n;
}

/** What is wanted most and not decided, from a place in the list on. */
export async function openWish(
  db: Executor,
  offset: number,
): Promise<{ readonly wish: Wish | undefined; readonly all: number }> {
  const open = db.selectFrom("wishes").where("state", "=", "open");
  const { all } = await open.select((eb) => eb.fn.countAll<number>().as("all")).executeTakeFirstOrThrow();
  const row = await open
    .selectAll()
    // Proposals wait for a person; then what many ask.
    .orderBy((eb) => eb.case().when("kind", "=", "suggestion").then(0).else(1).end())
    .orderBy("count", "desc")
    .orderBy("updated_at", "desc")
    .orderBy("id")
    .offset(offset)
    .limit(1)
    .executeTakeFirst();
  return { wish: row && wishOf(row), all };
}

export async function findWish(db: Executor, id: string): Promise<Wish | undefined> {
  const row = await db
    .selectFrom("wishes")
    .selectAll()
    .where("id", "=", id)
    .where("state", "=", "open")
    .executeTakeFirst();
  return row && wishOf(row);
}

function wishOf(row: WishRow): Wish {
  return {
    id: row.id,
    kind: row.kind,
    language: row.language,
    sample: row.sample,
    factId: row.fact_id ?? undefined,
    personId: row.person_id ?? undefined,
    count: row.count,
  };
}

/** @returns false where another admin has decided it */
export async function decideWish(db: Executor, id: string, state: "done" | "dismissed"): Promise<boolean> {
  const decided = await db
    .updateTable("wishes")
    .set({ state })
    .where("id", "=", id)
    .where("state", "=", "open")
    .executeTakeFirst();
  return decided.numUpdatedRows > 0n;
}

/** Forgets the rarest of the oldest beyond what is kept; what was dismissed stays dismissed. */
export async function forgetWishes(db: Executor): Promise<void> {
  await db
    .deleteFrom("wishes")
    .where("id", "in", (eb) =>
      eb
        .selectFrom("wishes")
        .select("id")
        .where("state", "=", "open")
        .orderBy("count", "desc")
        .orderBy("updated_at", "desc")
        .offset(WISHES_MAX)
        .limit(WISHES_MAX),
    )
    .execute();
}

/** Nobody is known any more to have proposed anything. */
export async function eraseWishes(db: Executor, personId: number): Promise<void> {
  await db.updateTable("wishes").set({ person_id: null }).where("person_id", "=", personId).execute();
}
