import type { Language, Source } from "../../content/schema.ts";
import type { Clock, Log, Random } from "../../ports.ts";
import type { Database } from "../../storage/database.ts";
import type { Texts } from "../../telegram/i18n.ts";
import type { Engine } from "../engine.ts";
import type { Memories } from "../memory.ts";

export interface AnswersPorts {
  readonly db: Database;
  readonly engine: Engine;
  readonly sources: ReadonlyMap<string, Source>;
  readonly texts: Texts;
  readonly memories: Memories;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** IANA name; the day of "fact of the day" is counted there. */
  readonly zone: string;
  /** Where what people think of answers goes; without it, nowhere. */
  readonly curation?: AnswersCuration;
}

/** What curation wants to hear of answers. An update that is handled again after a crash brings its id again. */
export interface AnswersCuration {
  /** @param question undefined where the answer is older than an hour and quotes no question */
  feedback(
    question: string | undefined,
    language: Language,
    factId: string,
    verdict: "up" | "down",
    updateId: number,
  ): Promise<void>;
  /** Somebody asked us and we did not know. */
  missed(question: string, language: Language, updateId: number): Promise<void>;
}
