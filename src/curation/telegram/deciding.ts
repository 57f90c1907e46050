import { LANGUAGES } from "../../content/schema.ts";
import { enqueue } from "../../delivery/store/queue.ts";
import { inTransaction } from "../../storage/database.ts";
import type { Addition } from "../overlay.ts";
import { keepAddition } from "../store/additions.ts";
import { decideWish, findWish } from "../store/wishes.ts";
import type { CurationPorts } from "./ports.ts";

/** Decides a wish once, whoever is first; without an addition it is dismissed. @returns false where it was decided before */
export type Decide = (wishId: string, addition: Addition | undefined) => Promise<boolean>;

/** @param changed is told that something was added */
export function deciding(
  { db, texts, clock, wakeDelivery }: CurationPorts,
  changed: () => Promise<void>,
): Decide {
  return async (wishId, addition) => {
    const isDone = await inTransaction(db, async (trx) => {
      const wish = await findWish(trx, wishId);
      if (
        wish === undefined ||
        !(await decideWish(trx, wishId, addition === undefined ? "dismissed" : "done"))
      )
        return false;
      if (addition !== undefined) await keepAddition(trx, addition, clock.now());
      if (wish.personId !== undefined) {
        const key = addition === undefined ? "suggest-declined" : "suggest-accepted";
        const contents = Object.fromEntries(
          LANGUAGES.map((language) => {
            const t = texts(language);
            const text = key === "suggest-declined" ? t("suggest-declined") : t("suggest-accepted");
            return [language, { kind: "text", text } as const];
          }),
        );
        const batch = { kind: "post", ref: `wish:${wishId}`, priority: "scheduled", contents } as const;
        await enqueue(trx, batch, [{ chatId: wish.personId, language: wish.language }], clock.now());
      }
      return true;
    });
    if (isDone) {
      wakeDelivery();
      await changed();
    }
    return isDone;
  };
}
