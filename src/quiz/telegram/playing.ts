import { Composer } from "grammy";
import type { BotEvent } from "../../inbox/event.ts";
import { replying, type AppContext } from "../../telegram/context.ts";
import { eventOfKind } from "../../telegram/events.ts";
import { GROUP_OPTIONS, LENGTHS, readOptions, type GameOptions } from "../options.ts";
import { answerDaily, retractDaily } from "../storage/dailies.ts";
import { liveGameAt, placeOfPoll } from "../storage/games.ts";
import { preferencesOf } from "../storage/people.ts";
import { deckFor } from "./dealing.ts";
import type { Drive } from "./drive.ts";
import { DEADLINE } from "./effects.ts";
import { mayLead, momentOf, refusal, remember, threadOf } from "./players.ts";
import type { QuizPorts } from "./ports.ts";

/** A vote may come before Telegram's answer to our sending of the poll; it is waited for so long. */
const UNKNOWN_POLL_MS = 3_000;
const UNKNOWN_POLL_LOOK_MS = 100;

/** Games in groups from /quiz to /stop, and of all games the votes and deadlines. */
export function playingComposer(ports: QuizPorts, drive: Drive): Composer<AppContext> {
  const { db, clock } = ports;
  const composer = new Composer<AppContext>();

  composer.command("quiz", async (ctx) => {
    if (ctx.from === undefined) return;
    await remember(ctx.from, ports);
    const { options } = await preferencesOf(db, ctx.chat.id, GROUP_OPTIONS);
    const chosen = withWords(options, ctx.match);
    const driven = await drive.open({
      kind: "group",
      chatId: ctx.chat.id,
      threadId: threadOf(ctx),
      language: ctx.language,
      starterId: ctx.from.id,
      options: chosen,
      deck: await deckFor(db, ports, ctx.chat.id, chosen),
      at: await momentOf(ctx, ports),
    });
    if (driven === "busy") await ctx.reply(ctx.t("quiz-busy"), replying(ctx));
    else if (driven.kind !== "moved") await ctx.reply(ctx.t("quiz-no-questions"), replying(ctx));
  });

  composer.command("stop", async (ctx) => {
    if (ctx.from === undefined) return;
    const live = await liveGameAt(db, ctx.chat.id, threadOf(ctx));
    if (live === undefined) {
      await ctx.reply(ctx.t("quiz-nothing-to-stop"), replying(ctx));
      return;
    }
    const isAdmin = ctx.chat.type === "private" || (await mayLead(ctx, ctx.from.id));
    const driven = await drive.apply(live.game.id, {
      kind: "stop",
      personId: ctx.from.id,
      isAdmin,
      at: await momentOf(ctx, ports),
    });
    if (driven.kind === "refused") await ctx.reply(refusal(ctx.t, driven.reason), replying(ctx));
  });

  composer.on("poll_answer", async (ctx) => {
    const { poll_id: pollId, user, option_ids: options } = ctx.pollAnswer;
    // Who votes in a group's or channel's name is nobody to give points to.
    if (user === undefined || user.is_bot) return;
    const place = await knownPoll(pollId);
    if (place === undefined) return;
    const at = await momentOf(ctx, ports);
    await remember(user, ports);
    const [option] = options;
    if (place.kind === "daily") {
      if (option === undefined) await retractDaily(db, place.ref, user.id);
      else await answerDaily(db, place.ref, { personId: user.id, option, at });
      return;
    }
    const personId = user.id;
    await drive.apply(
      place.ref,
      option === undefined
        ? { kind: "retracted", pollId, personId, at }
        : { kind: "answer", pollId, personId, option, at },
    );
  });

  composer.on("poll", async (ctx) => {
    const { id: pollId, is_closed: isClosed } = ctx.poll;
    const place = isClosed ? await placeOfPoll(db, pollId) : undefined;
    if (place?.kind === "game")
      await drive.apply(place.ref, { kind: "pollClosed", pollId, at: await momentOf(ctx, ports) });
  });

  composer.use(async (ctx, next) => {
    const event = eventOfKind<BotEvent & { readonly gameId: string }>(ctx, DEADLINE);
    if (event === undefined) return next();
    await drive.apply(event.gameId, { kind: "deadline", at: clock.now().getTime() });
  });

  async function knownPoll(pollId: string) {
    for (let waited = 0; waited < UNKNOWN_POLL_MS; waited += UNKNOWN_POLL_LOOK_MS) {
      const place = await placeOfPoll(db, pollId);
      if (place !== undefined) return place;
      await clock.sleep(UNKNOWN_POLL_LOOK_MS);
    }
    return undefined;
  }

  return composer;
}

/** «/quiz 5 команды», "/quiz 10 teams 3": a length, and teams with their number. */
function withWords(options: GameOptions, words: string): GameOptions {
  const numbers = (words.match(/\d+/gu) ?? []).map(Number);
  const length = numbers.find((one) => LENGTHS.some((allowed) => allowed === one)) ?? options.length;
  const wantsTeams = /команд|team/iu.test(words);
  const teams = wantsTeams ? (numbers.find((one) => one >= 2 && one <= 4) ?? 2) : options.teams;
  return readOptions({ ...options, length, teams }, GROUP_OPTIONS);
}
