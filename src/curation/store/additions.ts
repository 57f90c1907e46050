import { randomUUID } from "node:crypto";
import type { Executor } from "../../storage/database.ts";
import type { Addition } from "../overlay.ts";

export async function keepAddition(db: Executor, addition: Addition, now: Date): Promise<void> {
  await db
    .insertInto("overlay")
    .values({
      id: randomUUID(),
      kind: addition.kind,
      fact_id: addition.kind === "fact" ? addition.fact.id : addition.factId,
      content: JSON.stringify(addition),
      created_at: now.getTime(),
    })
    .execute();
}

/** All additions, the earliest first. */
export async function additionsOf(db: Executor): Promise<readonly Addition[]> {
  const rows = await db.selectFrom("overlay").select("content").orderBy("created_at").orderBy("id").execute();
  return rows.map(({ content }) => JSON.parse(content) as Addition);
}

/** Changes with every addition: how another process notices. */
export async function additionsMark(db: Executor): Promise<string> {
  const { count, last } = await db
    .selectFrom("overlay")
    .select((eb) => [eb.fn.countAll<number>().as("count"), eb.fn.max("created_at").as("last")])
    .executeTakeFirstOrThrow();
  return `${String(count)} ${String(last)}`;
}

/** What stands in the files now is no addition any more. */
export async function dropAdditions(db: Executor): Promise<void> {
  await db.deleteFrom("overlay").execute();
}
