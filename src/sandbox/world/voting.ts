import type { Message, PollAnswer, User } from "@grammyjs/types";
import { chatObject, isMember, membershipOf } from "./members.ts";
import { findMessage } from "./messages.ts";
import type { PollState } from "./poll-state.ts";
import { closePoll, pollForBot, pollOf, refreshPoll } from "./polls.ts";
import { CHANNEL_BOT } from "./posting.ts";
import { reachesBot } from "./privacy.ts";
import type { ChatState, MessageState, WorldState } from "./state.ts";

/** Options by position or text (exact, else contained). */
export type VoteTarget = number | string | readonly (number | string)[];

/** What a person does with polls. What the app or the server would refuse throws an Error. */
export interface Voting {
  /** Votes in a poll, by position or text; several where the poll allows it. */
  votes(message: Message, target: VoteTarget): void;
  /** Takes the vote back. */
  retractsVote(message: Message): void;
  /** Stops an own poll for good. */
  stopsPoll(message: Message): void;
}

/** What voting needs of the person. */
export interface VotingPorts {
  user(): User;
  chatOf(chatId: number): ChatState;
}

/** The person's part in polls. */
export function createVoting(world: WorldState, { user, chatOf }: VotingPorts): Voting {
  return {
    votes(message, target) {
      votePoll(world, user(), chatOf(message.chat.id), message, target);
    },
    retractsVote(message) {
      retractVote(world, user(), chatOf(message.chat.id), message);
    },
    stopsPoll(message) {
      stopOwnPoll(world, user(), chatOf(message.chat.id), message);
    },
  };
}

/** Gives the bot the state of a poll. */
export function tellPoll(world: WorldState, poll: PollState): void {
  world.updates.push("poll", pollForBot(world, poll));
}

/** Through any message that shows the poll. */
function votePoll(
  world: WorldState,
  user: User,
  chat: ChatState,
  message: Message,
  target: VoteTarget,
): void {
  const { poll } = openPoll(world, user, chat, message);
  const targets: readonly (number | string)[] = Array.isArray(target) ? target : [target as number | string];
  const chosen = [...new Set(targets.map((one) => positionOf(poll, one)))].sort((a, b) => a - b);
  if (chosen.length === 0) throw refusal("choose an option, or retract the vote");
  if (chosen.length > 1 && !poll.draft.allowsMultipleAnswers)
    throw refusal("can't choose more than 1 option in the poll");
  const before = poll.votes.get(user.id);
  if (before !== undefined && !poll.draft.allowsRevoting) throw refusal("can't revote in a quiz");
  if (before?.join() === chosen.join()) return;
  poll.votes.set(user.id, chosen);
  announce(world, user, chat, poll, chosen);
}

/** Takes a vote back, which polls without revoting (quizzes above all) refuse. */
function retractVote(world: WorldState, user: User, chat: ChatState, message: Message): void {
  const { poll } = openPoll(world, user, chat, message);
  if (!poll.draft.allowsRevoting) throw refusal("can't retract vote in a quiz");
  if (poll.votes.delete(user.id)) announce(world, user, chat, poll, []);
}

/** Stops a poll of one's own; bots hear of polls that somebody stopped, where they saw them. */
function stopOwnPoll(world: WorldState, user: User, chat: ChatState, message: Message): void {
  const { poll, stored } = openPoll(world, user, chat, message);
  if (poll.authorId !== user.id || stored.message.forward_origin !== undefined)
    throw new Error("Cannot stop the poll: it is somebody else's");
  closePoll(world, poll);
  const isKnown = poll.places.some(({ chatId, messageId }) => {
    const place = world.chats.get(chatId);
    const shown = place === undefined ? undefined : findMessage(place, messageId);
    return place !== undefined && shown !== undefined && reachesBot(world, place, shown.message);
  });
  if (isKnown) tellPoll(world, poll);
}

function openPoll(
  world: WorldState,
  user: User,
  chat: ChatState,
  message: Message,
): { readonly poll: PollState; readonly stored: MessageState } {
  const stored = findMessage(chat, message.message_id);
  if (stored === undefined) throw refusal("the message is not there any more");
  const poll = pollOf(world, stored);
  if (poll === undefined) throw refusal("the message has no poll");
  const isHere = chat.type === "private" ? chat.id === user.id : isMember(chat, user.id);
  if (!isHere) throw refusal(`${user.first_name} is not a member of ${chat.title}`);
  if (poll.isClosed) throw refusal("can't answer closed poll");
  return { poll, stored };
}

/** The poll's messages change for all; the bot hears of votes in its own polls only. */
function announce(
  world: WorldState,
  user: User,
  chat: ChatState,
  poll: PollState,
  chosen: readonly number[],
): void {
  refreshPoll(world, poll);
  if (poll.authorId !== world.bot.id) return;
  if (!poll.draft.isAnonymous) {
    const answer: PollAnswer = {
      poll_id: poll.id,
      ...voterFields(world, user, chat),
      option_ids: [...chosen],
      option_persistent_ids: chosen.map((id) => poll.persistentIds[id] ?? ""),
    };
    world.updates.push("poll_answer", answer);
  }
  tellPoll(world, poll);
}

/** Anonymous administrators vote as the group; `user` is then one of Telegram's own accounts. */
function voterFields(
  world: WorldState,
  user: User,
  chat: ChatState,
): Pick<PollAnswer, "user" | "voter_chat"> {
  const { status, rights } = membershipOf(chat, user.id);
  const isHidden = (status === "creator" || status === "administrator") && rights.is_anonymous;
  return isHidden ? { user: CHANNEL_BOT, voter_chat: chatObject(world, chat) } : { user };
}

function positionOf({ draft }: PollState, target: number | string): number {
  const texts = draft.options.map(({ text }) => text);
  if (typeof target === "number") {
    if (texts[target] === undefined) throw refusal(`invalid option ID specified: ${target}`);
    return target;
  }
  const exact = texts.indexOf(target);
  const found = exact < 0 ? texts.findIndex((text) => text.includes(target)) : exact;
  if (found < 0) throw refusal(`there is no option "${target}" among ${texts.join(", ")}`);
  return found;
}

function refusal(reason: string): Error {
  return new Error(`Cannot vote: ${reason}`);
}
