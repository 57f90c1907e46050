import { z } from "zod";
import { chooseInline } from "../world/inline.ts";
import type { WorldState } from "../world/state.ts";
import type { InlineAnswer } from "../world/surfaces.ts";
import { WaitError } from "../world/waiting.ts";
import type { World } from "../world/world.ts";

/** The page waits no longer for inline results. */
const RESULTS_MS_MAX = 10_000;

const inline = z.object({
  personId: z.int(),
  chatId: z.int(),
  query: z.string().max(256),
  offset: z.string().max(64).optional(),
});
const choose = z.object({ personId: z.int(), chatId: z.int(), queryId: z.string(), resultId: z.string() });

type InlineView = Pick<InlineAnswer, "button" | "nextOffset"> & {
  readonly queryId: string;
  readonly results: readonly object[];
};

/** What the page does with inline mode: ask while somebody types, and send what they choose. */
export const surfaceActions = {
  async inline({ world }: { readonly world: World }, input: unknown): Promise<InlineView | object> {
    const { personId, chatId, query, offset } = inline.parse(input);
    const person = world.person(personId);
    if (person === undefined) throw new Error(`Cannot ask for ${personId}: there is no such person`);
    const asked = person.asksInline(query, {
      ...(chatId === personId ? {} : { chat: { id: chatId } }),
      ...(offset === undefined ? {} : { offset }),
    });
    try {
      const results = await asked.results(RESULTS_MS_MAX);
      const { button, nextOffset = "" } = asked.answered() ?? {};
      return {
        queryId: asked.id,
        results: results.map(({ id, title, description }) => ({ id, title, description })),
        button,
        nextOffset,
      };
    } catch (error) {
      if (error instanceof WaitError) return { isUnanswered: true };
      throw error;
    }
  },

  choose({ state }: { readonly state: WorldState }, input: unknown): object {
    const { personId, chatId, queryId, resultId } = choose.parse(input);
    const person = state.people.get(personId);
    const chat = state.chats.get(chatId);
    if (person === undefined || chat === undefined) throw new Error("Cannot choose: nobody is there");
    return chooseInline(state, person, chat, queryId, resultId);
  },
};
