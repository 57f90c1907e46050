import type { Message } from "@grammyjs/types";
import { z } from "zod";
import type { Sendable } from "../world/content.ts";
import type { Person } from "../world/person.ts";
import type { PollView } from "../world/poll-view.ts";
import { viewPoll } from "../world/poll-view.ts";
import type { ChatState, WorldState } from "../world/state.ts";
import type { World } from "../world/world.ts";

const target = { personId: z.int(), chatId: z.int(), messageId: z.int() };
const vote = z.object({ ...target, options: z.array(z.int().min(0)).max(12) });
const stop = z.object(target);

/** Voting and stopping polls from the page. No options take the vote back. */
export const pollActions = {
  vote({ world }: { readonly world: World }, input: unknown): void {
    const { options, ...place } = vote.parse(input);
    const { person, message } = placeOf(world, place);
    if (options.length === 0) person.retractsVote(message);
    else person.votes(message, options);
  },

  stoppoll({ world }: { readonly world: World }, input: unknown): void {
    const { person, message } = placeOf(world, stop.parse(input));
    person.stopsPoll(message);
  },
};

/** A message's poll as everybody sees it, by the id of the person; undefined where there is none. */
export function viewPolls(
  world: WorldState,
  chat: ChatState,
  message: Message,
): Readonly<Record<string, PollView>> | undefined {
  if (message.poll === undefined) return undefined;
  return Object.fromEntries(
    [...world.people.keys()].map((personId) => [personId, viewPoll(world, chat, message, personId)]),
  );
}

/** A poll or quiz to try things with; the text of the field, if any, is its question. */
export function samplePoll(kind: "poll" | "quiz", caption: string | undefined): Sendable {
  const question = caption === undefined || caption.trim() === "" ? undefined : caption;
  if (kind === "poll") {
    const options = ["Да", "Нет", "Как все"];
    return { poll: { question: question ?? "Идём на премьеру?", options, isAnonymous: false } };
  }
  return {
    poll: {
      question: question ?? "Кем работал Гоша?",
      options: ["Слесарем", "Режиссёром", "Космонавтом"],
      correct: 0,
      explanation: "Гоша — слесарь высшего разряда.",
      isAnonymous: false,
    },
  };
}

function placeOf(
  world: World,
  { personId, chatId, messageId }: { personId: number; chatId: number; messageId: number },
): { readonly person: Person; readonly message: Message } {
  const person = world.person(personId);
  if (person === undefined) throw new Error(`Cannot act for ${personId}: there is no such person`);
  const message = world.chat(chatId)?.message(messageId);
  if (message === undefined) throw new Error("Cannot use the message: it is not there any more");
  return { person, message };
}
