import { Composer } from "grammy";
import type { Clock } from "../../ports.ts";
import type { Database } from "../../storage/database.ts";
import { replying, type AppContext } from "../../telegram/context.ts";
import { escapeHtml, MESSAGE_CHARS_MAX, shorten } from "../../telegram/html.ts";

export interface AdminPorts {
  readonly db: Database;
  readonly clock: Clock;
  /** User ids of the bot's admins. */
  readonly admins: readonly number[];
  /** Reads the data pack anew. @returns its problems; with any, everything stays as it was */
  readonly reload: () => Promise<readonly string[]>;
}

const PROBLEMS_SHOWN_MAX = 20;
const DAY_MS = 24 * 3_600_000;

/** /stats and /reload, for bot admins in private; to others they are unknown commands. */
export function adminComposer({ db, clock, admins, reload }: AdminPorts): Composer<AppContext> {
  const composer = new Composer<AppContext>();
  const ofAdmins = composer.chatType("private").filter((ctx) => admins.includes(ctx.chat.id));

  ofAdmins.command("reload", async (ctx) => {
    const problems = await reload();
    if (problems.length === 0) {
      await ctx.reply(ctx.t("reload-done"), replying(ctx));
      return;
    }
    const list = problems.slice(0, PROBLEMS_SHOWN_MAX).map(escapeHtml).join("\n");
    const text = `${ctx.t("reload-problems", { count: problems.length })}\n\n${list}`;
    await ctx.reply(shorten(text, MESSAGE_CHARS_MAX), replying(ctx));
  });

  ofAdmins.command("stats", async (ctx) => {
    const chats = await db
      .selectFrom("chats")
      .select((eb) => ["kind", "standing", eb.fn.countAll<number>().as("count")])
      .groupBy(["kind", "standing"])
      .execute();
    const count = (kinds: readonly string[], isActive: boolean): number =>
      chats
        .filter(({ kind, standing }) => kinds.includes(kind) && (standing === "active") === isActive)
        .reduce((sum, row) => sum + row.count, 0);
    const since = clock.now().getTime() - DAY_MS;
    const updates = await counted("updates", "received_at", since);
    const games = await counted("quiz_results", "ended_at", since);
    const groups = ["group", "supergroup"];
    await ctx.reply(
      ctx.t("stats", {
        people: count(["private"], true),
        groups: count(groups, true),
        channels: count(["channel"], true),
        gone: count(["private", "channel", ...groups], false),
        updates,
        games,
      }),
      replying(ctx),
    );
  });

  async function counted(
    table: "updates" | "quiz_results",
    column: "received_at" | "ended_at",
    since: number,
  ): Promise<number> {
    const row = await db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as("count"))
      .where(column, ">=", since)
      .executeTakeFirstOrThrow();
    return row.count;
  }

  return composer;
}
