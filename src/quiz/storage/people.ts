import type { Executor } from "../../storage/database.ts";
import { readOptions, type GameOptions } from "../options.ts";

/** Keeps the first name of a player, for podiums and boards. Telegram's are 64 characters at most. */
export async function rememberName(db: Executor, personId: number, name: string, now: Date): Promise<void> {
  const shown = { name, updated_at: now.getTime() };
  await db
    .insertInto("quiz_people")
    .values({ person_id: personId, ...shown })
    .onConflict((conflict) => conflict.column("person_id").doUpdateSet(shown))
    .execute();
}

export async function namesOf(
  db: Executor,
  personIds: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  if (personIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("quiz_people")
    .select(["person_id", "name"])
    .where("person_id", "in", [...personIds])
    .execute();
  return new Map(rows.flatMap(({ person_id: id, name }) => (name === null ? [] : [[id, name] as const])));
}

/** Takes a person off the boards, or puts them back with all that they won. */
export async function hideFromBoards(
  db: Executor,
  personId: number,
  isHidden: boolean,
  now: Date,
): Promise<void> {
  const hidden = { is_hidden: isHidden ? (1 as const) : (0 as const), updated_at: now.getTime() };
  await db
    .insertInto("quiz_people")
    .values({ person_id: personId, name: null, ...hidden })
    .onConflict((conflict) => conflict.column("person_id").doUpdateSet(hidden))
    .execute();
}

export async function isHiddenFromBoards(db: Executor, personId: number): Promise<boolean> {
  const row = await db
    .selectFrom("quiz_people")
    .select("is_hidden")
    .where("person_id", "=", personId)
    .executeTakeFirst();
  return row?.is_hidden === 1;
}

/** What a chat, or a person in private, chose for the quiz. */
export interface Preferences {
  readonly options: GameOptions;
  readonly wantsSpeedScoring: boolean;
  readonly wantsChampionTag: boolean;
  readonly championId: number | undefined;
  /** Monday of the week that was decided last. */
  readonly championWeek: string | undefined;
}

export async function preferencesOf(
  db: Executor,
  chatId: number,
  standard: GameOptions,
): Promise<Preferences> {
  const row = await db
    .selectFrom("quiz_preferences")
    .selectAll()
    .where("chat_id", "=", chatId)
    .executeTakeFirst();
  const wantsSpeedScoring = row?.speed_scoring !== 0;
  const chosen: unknown = row?.options == null ? undefined : JSON.parse(row.options);
  return {
    options: { ...readOptions(chosen, standard), speedScoring: wantsSpeedScoring },
    wantsSpeedScoring,
    wantsChampionTag: row?.champion_tag === 1,
    championId: row?.champion_id ?? undefined,
    championWeek: row?.champion_week ?? undefined,
  };
}

export interface PreferenceChoice {
  readonly options?: GameOptions;
  readonly wantsSpeedScoring?: boolean;
  readonly wantsChampionTag?: boolean;
}

/** Keeps a choice; what is not given stays. */
export async function choosePreferences(
  db: Executor,
  chatId: number,
  choice: PreferenceChoice,
): Promise<void> {
  const flag = (value: boolean | undefined) =>
    value === undefined ? undefined : value ? (1 as const) : (0 as const);
  await db
    .insertInto("quiz_preferences")
    .values({ chat_id: chatId, options: null, champion_id: null, champion_week: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const columns = {
    options: choice.options === undefined ? undefined : JSON.stringify(choice.options),
    speed_scoring: flag(choice.wantsSpeedScoring),
    champion_tag: flag(choice.wantsChampionTag),
  };
  if (Object.values(columns).every((value) => value === undefined)) return;
  await db.updateTable("quiz_preferences").set(columns).where("chat_id", "=", chatId).execute();
}

/** A chat whose last week is to be decided. */
export interface ChampionChat {
  readonly chatId: number;
  readonly championId: number | undefined;
}

/** Chats that want the tag and whose week from `monday` on is not decided. */
export async function chatsWithoutChampion(
  db: Executor,
  monday: string,
  limit: number,
): Promise<readonly ChampionChat[]> {
  const rows = await db
    .selectFrom("quiz_preferences")
    .select(["chat_id", "champion_id"])
    .where("champion_tag", "=", 1)
    .where((eb) => eb.or([eb("champion_week", "is", null), eb("champion_week", "<", monday)]))
    .orderBy("chat_id")
    .limit(limit)
    .execute();
  return rows.map((row) => ({ chatId: row.chat_id, championId: row.champion_id ?? undefined }));
}

/**
 * Decides a chat's week.
 *
 * @returns false where it was decided before
 */
export async function crownChampion(
  db: Executor,
  chatId: number,
  monday: string,
  championId: number | undefined,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("quiz_preferences")
    .set({ champion_id: championId ?? null, champion_week: monday })
    .where("chat_id", "=", chatId)
    .where((eb) => eb.or([eb("champion_week", "is", null), eb("champion_week", "<", monday)]))
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
