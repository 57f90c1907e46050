import type { MessageEntity, Poll } from "@grammyjs/types";
import type { FormattedText } from "../text/formatted.ts";
import type { PollDraft, PollState } from "./poll-state.ts";
import { randomDigits, randomText, unixNow } from "./state.ts";
import type { ChatState, MessageState, WorldState } from "./state.ts";

/** A clock that a test moves tells nobody, so it is looked at this often while a poll waits for it. */
const TICK_MS = 20;
const PERSISTENT_ID_LENGTH = 8;

/** Begins a poll; it is in no chat until a message brings it there. */
export function createPoll(world: WorldState, draft: PollDraft, authorId: number | undefined): PollState {
  const { openPeriod, closeDate, isClosed, options } = draft;
  const poll: PollState = {
    id: randomDigits(world),
    draft,
    persistentIds: options.map(() => randomText(world, PERSISTENT_ID_LENGTH)),
    authorId,
    closesAt: openPeriod === undefined ? closeDate : unixNow(world) + openPeriod,
    isClosed,
    isForBot: false,
    votes: new Map(),
    places: [],
  };
  world.polls.byId.set(poll.id, poll);
  return poll;
}

/** Takes back a poll whose message was refused. */
export function dropPoll(world: WorldState, poll: PollState): void {
  world.polls.byId.delete(poll.id);
}

/** Notes that a new message shows a poll, and lets its time run. */
export function attachPoll(world: WorldState, chat: ChatState, stored: MessageState): void {
  const poll = pollOf(world, stored);
  if (poll === undefined) return;
  const isFirst = poll.places.length === 0;
  poll.places.push({ chatId: chat.id, messageId: stored.message.message_id });
  if (isFirst) {
    poll.isForBot = chat.type === "private" && stored.message.forward_origin === undefined;
    if (poll.closesAt !== undefined && !poll.isClosed) world.polls.timed.add(poll);
    watchClock(world);
  }
  stored.message = { ...stored.message, poll: pollInMessage(world, poll) };
}

/** The poll that a message shows, closed by now if its time is over. */
export function pollOf(world: WorldState, { message }: MessageState): PollState | undefined {
  closeDuePolls(world);
  return message.poll === undefined ? undefined : world.polls.byId.get(message.poll.id);
}

/**
 * The poll as the bot sees it in updates and answers.
 *
 * Right answers and explanations are shown for quizzes that are closed, were
 * made by the bot, or were made in its private chat; counts of open polls only
 * for its own.
 */
export function pollForBot(world: WorldState, poll: PollState): Poll {
  const { draft, isClosed } = poll;
  const isOwn = poll.authorId === world.bot.id;
  return {
    id: poll.id,
    question: draft.question.text,
    ...entitiesOf("question_entities", draft.question),
    options: draft.options.map((option, index) => ({
      persistent_id: poll.persistentIds[index] ?? "",
      text: option.text,
      ...entitiesOf("text_entities", option),
      voter_count: isOwn || isClosed ? votesFor(poll, index) : 0,
    })),
    total_voter_count: poll.votes.size,
    is_closed: isClosed,
    is_anonymous: draft.isAnonymous,
    type: draft.type,
    allows_multiple_answers: draft.allowsMultipleAnswers,
    allows_revoting: draft.allowsRevoting,
    members_only: draft.membersOnly,
    ...(draft.countryCodes.length === 0 ? {} : { country_codes: [...draft.countryCodes] }),
    ...(draft.type === "quiz" && (isOwn || isClosed || poll.isForBot) ? solution(draft) : {}),
    ...(isClosed ? {} : timeFields(poll)),
  };
}

/** How many chose an option. */
export function votesFor({ votes }: PollState, option: number): number {
  return [...votes.values()].filter((chosen) => chosen.includes(option)).length;
}

/** Brings the messages that show the poll up to date. */
export function refreshPoll(world: WorldState, poll: PollState): void {
  for (const { chatId, messageId } of poll.places) {
    const stored = world.chats.get(chatId)?.messages.get(messageId);
    if (stored === undefined) continue;
    stored.message = { ...stored.message, poll: pollInMessage(world, poll) };
    world.signal.emit({ kind: "edited", chatId, id: messageId });
  }
}

/** Ends a poll for good. Whether the bot is told is up to the caller. */
export function closePoll(world: WorldState, poll: PollState): void {
  poll.isClosed = true;
  world.polls.timed.delete(poll);
  refreshPoll(world, poll);
}

/**
 * Closes the polls whose time is over. As with Telegram, no update tells the
 * bot of it: the next it could hear is a refusal of stopPoll.
 */
export function closeDuePolls(world: WorldState): void {
  const nowMs = world.clock.now().getTime();
  for (const poll of [...world.polls.timed]) {
    if (poll.closesAt !== undefined && poll.closesAt * 1000 <= nowMs) closePoll(world, poll);
  }
}

/** Lets no poll wait for the clock any more. */
export function stopPolls({ polls }: WorldState): void {
  polls.isStopped = true;
  clearTimeout(polls.timer);
}

function watchClock(world: WorldState): void {
  const { polls } = world;
  if (polls.timer !== undefined || polls.isStopped || polls.timed.size === 0) return;
  polls.timer = setTimeout(() => {
    polls.timer = undefined;
    closeDuePolls(world);
    watchClock(world);
  }, TICK_MS);
  polls.timer.unref();
}

/** Only messages carry the description. */
function pollInMessage(world: WorldState, poll: PollState): Poll {
  const { description } = poll.draft;
  if (description === undefined || description.text === "") return pollForBot(world, poll);
  return {
    ...pollForBot(world, poll),
    description: description.text,
    ...entitiesOf("description_entities", description),
  };
}

function solution({ correctOptionIds, explanation }: PollDraft): Partial<Poll> {
  return {
    correct_option_ids: [...correctOptionIds],
    ...(explanation === undefined || explanation.text === ""
      ? {}
      : { explanation: explanation.text, ...entitiesOf("explanation_entities", explanation) }),
  };
}

function timeFields({ closesAt, draft }: PollState): Partial<Poll> {
  if (closesAt === undefined) return {};
  return {
    ...(draft.openPeriod === undefined ? {} : { open_period: draft.openPeriod }),
    close_date: closesAt,
  };
}

function entitiesOf<Name extends string>(
  name: Name,
  { entities }: FormattedText,
): Partial<Record<Name, MessageEntity[]>> {
  return entities.length === 0 ? {} : ({ [name]: [...entities] } as Partial<Record<Name, MessageEntity[]>>);
}
