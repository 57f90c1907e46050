import type { Poll } from "@grammyjs/types";
import { editMessage, findMessage } from "../../world/messages.ts";
import { pollPlaceProblem, pollProblem } from "../../world/poll-rules.ts";
import type { PollDraft } from "../../world/poll-state.ts";
import { closePoll, createPoll, dropPoll, pollForBot, pollOf } from "../../world/polls.ts";
import { tellPoll } from "../../world/voting.ts";
import { unixNow } from "../../world/state.ts";
import { writableChat } from "../access.ts";
import { malformed, refused, tooManyRequests } from "../errors.ts";
import { readInlineKeyboard } from "../keyboards.ts";
import type { MethodCall, Methods } from "../method.ts";
import { readPoll } from "../poll-parameters.ts";
import { send } from "./messages.ts";

/** Native polls and quizzes. */
export const pollMethods: Methods = {
  sendPoll: (call) => {
    const { world } = call;
    const draft = readPoll(world, call.params);
    const problem = pollProblem(draft, unixNow(world));
    if (problem !== undefined) throw malformed(problem);
    requirePlace(call, draft);
    const poll = createPoll(world, draft, world.bot.id);
    try {
      return send(call, { poll: pollForBot(world, poll) });
    } catch (error) {
      dropPoll(world, poll);
      throw error;
    }
  },

  stopPoll: ({ world, params, floodGate }): Poll => {
    const chat = writableChat(world, params["chat_id"]);
    const markup = readInlineKeyboard(params["reply_markup"], chat.type);
    const stored = findMessage(chat, params["message_id"] as number);
    if (stored === undefined) throw refused("message with poll to stop not found");
    const poll = pollOf(world, stored);
    if (poll === undefined) throw refused("message is not a poll");
    if (!stored.isFromBot || poll.authorId !== world.bot.id || stored.message.forward_origin !== undefined)
      throw refused("poll can't be stopped");
    if (poll.isClosed) throw refused("poll has already been closed");
    const waitSeconds = floodGate.pass(world, chat);
    if (waitSeconds !== undefined) throw tooManyRequests(waitSeconds);
    editMessage(world, chat, stored, { reply_markup: markup }, false);
    closePoll(world, poll);
    tellPoll(world, poll);
    return pollForBot(world, poll);
  },
};

function requirePlace({ world, params }: MethodCall, draft: PollDraft): void {
  const topicId = params["message_thread_id"] as number | undefined;
  const chat = writableChat(world, params["chat_id"], topicId, "can_send_polls");
  const problem = pollPlaceProblem(draft, chat.type);
  if (problem !== undefined) throw malformed(problem);
}
