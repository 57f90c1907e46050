import { expect } from "vitest";
import { seeded } from "../../src/quiz/bank/chance.ts";
import type { Effect, GameEvent, Reveal, Step } from "../../src/quiz/game/events.ts";
import { openGame, recover, step } from "../../src/quiz/game/game.ts";
import { FAILURES_MAX } from "../../src/quiz/game/limits.ts";
import type { Game } from "../../src/quiz/game/state.ts";
import type { GameOptions } from "../../src/quiz/options.ts";
import { opening, right, T0 } from "./support.ts";

type Bare<E> = E extends unknown ? Omit<E, "at"> : never;

interface TablePoll {
  readonly pollId: string;
  readonly round: number;
  readonly sentAt: number;
  readonly closesAt: number;
  isOpen: boolean;
}

/** Votes by person, as an onlooker who knows the rules counts them. */
type Votes = Map<number, { readonly option: number; readonly at: number }>;

const STEPS_MAX = 4_000;
const MINUTE = 60_000;

/**
 * A chat in which everything happens that can: it plays one game to its end by
 * chance, keeps its own account beside the game's, and checks the one against
 * the other after every step.
 */
export class RandomTable {
  readonly #random;
  readonly #polls = new Map<string, TablePoll>();
  readonly #streaks = new Map<number, number>();
  readonly #points = new Map<number, number>();
  readonly #scored = new Set<string>();
  readonly #voided = new Set<number>();
  readonly #recent: GameEvent[] = [];
  /** Whether a person plays the open question, is here, and from which round on. */
  readonly #players = new Map<number, { from: number; isHere: boolean }>();
  readonly faults = new Map<string, number>();
  #votes: Votes = new Map();
  #game: Game;
  /** A table of people who hardly vote. */
  readonly #isQuiet: boolean;
  #now = T0;
  #timerAt: number | undefined;
  #onTheWay: number | undefined;
  #reveals = 0;
  #chatId: number;
  #ending: Extract<Effect, { readonly kind: "end" }>["ending"] | undefined;

  constructor(seed: string) {
    this.#random = seeded(seed);
    this.#isQuiet = this.#chance(0.15);
    const kind = this.#chance(0.25) ? "solo" : "group";
    const options: Partial<GameOptions> = {
      length: this.#one([5, 10, 20]),
      seconds: kind === "solo" && this.#chance(0.3) ? null : this.#one([10, 20, 60]),
      speedScoring: this.#chance(0.7),
      teams: this.#one([0, 0, 2, 4]),
    };
    const first = opening(kind, options, this.#one([3, 15, 25, 25, 25]));
    const made = openGame(first);
    if (made.kind === "refused") throw new Error(made.reason);
    this.#game = made.game;
    this.#chatId = first.chatId;
    this.#players.set(first.starterId, { from: 0, isHere: true });
    this.#perform(made.effects);
  }

  /** Plays to the end; throws where that does not come. */
  play(): Game {
    for (let steps = 0; this.#game.phase !== "ended"; steps += 1) {
      if (steps > STEPS_MAX) throw new Error(`The game does not end: ${JSON.stringify(this.#game)}`);
      this.#act();
      this.#check();
    }
    this.#afterTheEnd();
    return this.#game;
  }

  get reveals(): number {
    return this.#reveals;
  }

  #act(): void {
    this.#now += Math.floor(this.#random() * 4_000);
    for (const poll of this.#polls.values()) if (poll.closesAt <= this.#now) poll.isOpen = false;
    const dice = this.#random();
    const { phase } = this.#game;
    if (dice < 0.02) this.#crash();
    else if (dice < 0.03) this.#odd();
    else if (dice < 0.1) this.#repeat();
    else if (phase === "sending" && dice < 0.7) this.#settle();
    else if (phase === "asking" && dice < (this.#isQuiet ? 0.12 : 0.8)) this.#vote();
    else if (dice < 0.82) this.#people();
    else this.#deadline();
  }

  /** The process dies and comes back, sometimes after long; nothing is left but what was stored. */
  #crash(): void {
    this.#count("crash");
    this.#now += this.#chance(0.1) ? 30 * MINUTE : Math.floor(this.#random() * 20_000);
    this.#game = JSON.parse(JSON.stringify(this.#game)) as Game;
    this.#take(recover(this.#game, this.#now));
  }

  #odd(): void {
    const dice = this.#random();
    const poll = this.#oneOrNone([...this.#polls.values()]);
    if (dice < 0.1)
      this.#say("stop", { kind: "stop", personId: this.#one([1, 5]), isAdmin: this.#chance(0.3) });
    else if (dice < 0.25) {
      this.#chatId -= 1;
      // What stayed in the old chat is not asked there any more.
      for (const one of this.#polls.values()) one.isOpen = false;
      this.#say("migrated", { kind: "migrated", toChatId: this.#chatId });
    } else if (dice < 0.35) {
      const personId = this.#person();
      this.#players.delete(personId);
      this.#votes.delete(personId);
      this.#points.delete(personId);
      this.#streaks.delete(personId);
      this.#say("forget", { kind: "forget", personId });
    } else if (poll !== undefined && dice < 0.7) {
      poll.isOpen = false;
      this.#say("deleted", { kind: "pollGone", pollId: poll.pollId });
    } else if (poll !== undefined) {
      poll.isOpen = false;
      this.#say("closed", { kind: "pollClosed", pollId: poll.pollId });
    }
  }

  /** An update that was handled before comes again. */
  #repeat(): void {
    const again = this.#oneOrNone(this.#recent);
    if (again === undefined) return;
    this.#count("repeated");
    // A retraction after a new vote is another event, not a repetition: the inbox orders these.
    if (["answer", "questionSent", "questionUnknown", "pollClosed", "pollGone"].includes(again.kind)) {
      this.#give(again);
    }
  }

  #settle(): void {
    const round = this.#onTheWay;
    if (round === undefined) return;
    const dice = this.#random();
    if (dice < 0.88) {
      const { seconds } = this.#game.options;
      const sentAt = this.#now;
      const pollId = `p${round}`;
      const closesAt = seconds === null ? Infinity : sentAt + seconds * 1_000;
      this.#polls.set(pollId, { pollId, round, sentAt, closesAt, isOpen: true });
      this.#say("sent", { kind: "questionSent", round, pollId, messageId: 100 + round });
    } else if (dice < 0.94) this.#say("unknown", { kind: "questionUnknown", round });
    else if (dice < 0.995) this.#say("failed", { kind: "questionFailed", round, isFinal: false });
    else this.#say("refused", { kind: "questionFailed", round, isFinal: true });
  }

  #vote(): void {
    const polls = [...this.#polls.values()];
    const poll = this.#chance(0.93) ? polls.findLast(({ isOpen }) => isOpen) : this.#oneOrNone(polls);
    if (poll === undefined) return;
    const personId = this.#person();
    if (this.#chance(0.05)) {
      if (this.#game.phase === "asking" && this.#game.poll.pollId === poll.pollId)
        this.#votes.delete(personId);
      this.#say("retracted", { kind: "retracted", pollId: poll.pollId, personId });
      return;
    }
    const option = this.#chance(0.6) ? right(poll.round) : this.#one([0, 1, 2, 3, 7]);
    this.#say("voted", { kind: "answer", pollId: poll.pollId, personId, option });
  }

  #people(): void {
    const personId = this.#person();
    const dice = this.#random();
    if (dice < 0.75) this.#say("join", { kind: "join", personId });
    else if (dice < 0.8) this.#say("leave", { kind: "leave", personId });
    else if (dice < 0.9) this.#say("start", { kind: "start", personId, isAdmin: false });
    else this.#say("next", { kind: "next", personId });
  }

  #deadline(): void {
    if (this.#timerAt === undefined) return;
    if (this.#chance(this.#game.phase === "sending" ? 0.03 : 0.6))
      this.#now = Math.max(this.#now, this.#timerAt + Math.floor(this.#random() * 2_000));
    this.#say("deadline", { kind: "deadline" });
  }

  #say(name: string, bare: Bare<GameEvent>): void {
    this.#count(name);
    const event = { ...bare, at: this.#now } as GameEvent;
    this.#recent.push(event);
    if (this.#recent.length > 8) this.#recent.shift();
    this.#give(event);
  }

  #give(event: GameEvent): void {
    this.#keepAccount(event);
    this.#take(step(this.#game, event));
  }

  /** The onlooker's own account of who plays and what counts. */
  #keepAccount(event: GameEvent): void {
    const game = this.#game;
    if (game.phase === "ended" || game.kind === "solo") {
      if (event.kind === "answer" && event.personId !== 1) return;
    }
    const upcoming =
      game.phase === "asking" || game.phase === "reveal" ? game.round + 1 : "round" in game ? game.round : 0;
    if (event.kind === "join" && game.kind === "group") {
      const known = this.#players.get(event.personId);
      if (known === undefined) this.#players.set(event.personId, { from: upcoming, isHere: true });
      else if (!known.isHere) {
        const keeps = game.phase === "asking" && this.#votes.has(event.personId);
        this.#players.set(event.personId, { from: keeps ? known.from : upcoming, isHere: true });
      }
    }
    if (event.kind === "leave" && game.kind === "group") {
      const known = this.#players.get(event.personId);
      if (known !== undefined) known.isHere = false;
      if (game.phase === "lobby") this.#players.delete(event.personId);
    }
    if (event.kind !== "answer" || game.phase !== "asking" || game.poll.pollId !== event.pollId) return;
    if (event.option > 3) return;
    const known = this.#players.get(event.personId);
    if (known === undefined) {
      if (game.kind === "group") this.#players.set(event.personId, { from: game.round + 1, isHere: true });
      return;
    }
    if (known.isHere && known.from <= game.round && !this.#votes.has(event.personId)) {
      this.#votes.set(event.personId, { option: event.option, at: event.at });
    }
  }

  #take(made: Step): void {
    if (made.kind === "refused") return;
    this.#game = made.game;
    this.#perform(made.effects);
  }

  #perform(effects: readonly Effect[]): void {
    for (const effect of effects) {
      switch (effect.kind) {
        case "ask":
          this.#onTheWay = effect.question.round;
          this.#votes = new Map();
          break;
        case "closePoll": {
          const poll = this.#polls.get(effect.pollId);
          if (poll !== undefined) poll.isOpen = false;
          break;
        }
        case "reveal":
          this.#checkReveal(effect.reveal);
          break;
        case "void":
          this.#voided.add(effect.round);
          break;
        case "setTimer":
          this.#timerAt = effect.at;
          break;
        case "cancelTimer":
          this.#timerAt = undefined;
          break;
        case "end":
          this.#ending = effect.ending;
          break;
        case "withdraw":
        case "showLobby":
        case "closeLobby":
          break;
      }
    }
  }

  /** The round's points, reckoned again from the onlooker's account. */
  #checkReveal({ round, scored, isLast }: Reveal): void {
    this.#reveals += 1;
    expect(this.#voided.has(round)).toBe(false);
    const { options } = this.#game;
    const sentAt = this.#polls.get(`p${round}`)?.sentAt ?? Number.NaN;
    expect(scored.map(({ personId }) => personId).sort()).toEqual([...this.#votes.keys()].sort());
    for (const { personId, points, isRight } of scored) {
      const key = `${round} ${personId}`;
      expect(this.#scored.has(key)).toBe(false);
      this.#scored.add(key);
      const vote = this.#votes.get(personId)!;
      expect(isRight).toBe(vote.option === right(round));
      const streak = isRight ? (this.#streaks.get(personId) ?? 0) + 1 : 0;
      const allowed = options.seconds === null ? undefined : options.seconds * 1_000;
      const late = Math.max(0, vote.at - sentAt - 1_000);
      const speed =
        allowed === undefined
          ? 0
          : options.speedScoring
            ? Math.round(500 * Math.max(0, 1 - late / allowed))
            : 250;
      expect(points).toBe(isRight ? 500 + speed + Math.min(300, 100 * (streak - 1)) : 0);
      this.#points.set(personId, (this.#points.get(personId) ?? 0) + points);
    }
    for (const [personId, { from }] of this.#players) {
      if (from > round) continue;
      const mine = scored.find((one) => one.personId === personId);
      this.#streaks.set(personId, mine?.isRight === true ? mine.streak : 0);
    }
    expect(isLast).toBe(this.#reveals === options.length);
  }

  #check(): void {
    const game = this.#game;
    const open = [...this.#polls.values()].filter(({ isOpen, closesAt }) => isOpen && closesAt > this.#now);
    expect(open.length).toBeLessThanOrEqual(1);
    if (game.phase === "ended") return;
    // Something always moves the game on.
    expect(this.#timerAt).toBe(game.deadlineAt);
    expect(game.failures).toBeLessThan(FAILURES_MAX);
    expect(game.asked).toBe(this.#reveals);
    expect(game.asked).toBeLessThanOrEqual(game.options.length);
    expect(new Set(game.players.map(({ personId }) => personId)).size).toBe(game.players.length);
    for (const { personId, score } of game.players) {
      expect(score.points, `points of ${personId}`).toBe(this.#points.get(personId) ?? 0);
    }
  }

  #afterTheEnd(): void {
    expect(this.#timerAt).toBeUndefined();
    expect(this.#ending?.asked).toBe(this.#reveals);
    for (const { personId, points } of this.#ending?.standings ?? []) {
      expect(points).toBe(this.#points.get(personId) ?? 0);
    }
    const open = [...this.#polls.values()].filter(({ isOpen, closesAt }) => isOpen && closesAt > this.#now);
    expect(open).toEqual([]);
    // Whatever still comes changes nothing.
    for (const event of this.#recent) {
      const made = step(this.#game, event);
      if (made.kind === "moved" && event.kind !== "migrated" && event.kind !== "forget") {
        expect(made.game).toEqual(this.#game);
        expect(made.effects.map(({ kind }) => kind)).toEqual(["closePoll"]);
      }
    }
  }

  #count(name: string): void {
    this.faults.set(name, (this.faults.get(name) ?? 0) + 1);
  }
  #chance(share: number): boolean {
    return this.#random() < share;
  }
  #one<T>(list: readonly T[]): T {
    const one = this.#oneOrNone(list);
    if (one === undefined) throw new Error("There is none to choose");
    return one;
  }
  #oneOrNone<T>(list: readonly T[]): T | undefined {
    return list[Math.floor(this.#random() * list.length)];
  }
  #person(): number {
    return this.#game.kind === "solo" && this.#chance(0.9) ? 1 : this.#one([1, 1, 2, 3, 4, 5]);
  }
}
