import type { InlineKeyboardButton } from "@grammyjs/types";
import { keyOf } from "../../cards/card.ts";
import type { Language } from "../../content/schema.ts";
import type { Message, StyledText } from "../../delivery/content.ts";
import { bold, italic, joined, linked } from "../../delivery/styled.ts";
import type { Translate } from "../../telegram/i18n.ts";
import type { Achievement } from "../achievements.ts";
import type { BankQuestion } from "../bank/question.ts";
import { resultCard } from "../card.ts";
import type { DailySummary } from "../daily.ts";
import { optionsOf } from "../deck.ts";
import type { Asked, Ending, Reveal } from "../game/events.ts";
import { rightOption, type Card, type EndReason, type Game, type Lobby } from "../game/state.ts";
import {
  againButton,
  beginButton,
  joinButton,
  mistakesButton,
  nextButton,
  reportButton,
  stopButton,
} from "./buttons.ts";
import { questionOf, type QuizPorts } from "./ports.ts";
import { shareButton } from "./sharing.ts";

/** In which words a game is spoken. */
export interface Voice {
  readonly t: Translate;
  readonly language: Language;
  /** First names as people gave them to Telegram. */
  readonly names: ReadonlyMap<number, string>;
}

/** Telegram's limit of a poll's question. */
const POLL_CHARS_MAX = 300;
const NAMES_SHOWN_MAX = 10;
const PLACES_SHOWN_MAX = 10;
const MEDALS = ["🥇", "🥈", "🥉"] as const;

const nameOf = ({ names, t }: Voice, personId: number): string => names.get(personId) ?? t("quiz-somebody");

/** The poll of a question; undefined where the bank's question no longer fits its card. */
export function pollOf(
  ports: Pick<QuizPorts, "bank">,
  card: Card,
  heading: string,
  language: Language,
  closing: { readonly seconds: number | null; readonly hidesResults: boolean },
): Message | undefined {
  const question = questionOf(ports, card.questionId);
  const options = question && optionsOf(question, card);
  if (question === undefined || options === undefined) return undefined;
  const text = heading === "" ? question.text[language] : `${heading} ${question.text[language]}`;
  return {
    kind: "poll",
    question: { text: text.slice(0, POLL_CHARS_MAX) },
    options: options.map((option) => ({ text: option[language] })),
    fields: {
      type: "quiz",
      correct_option_ids: [rightOption(card)],
      is_anonymous: false,
      explanation: question.explanation[language],
      ...(closing.seconds === null ? {} : { open_period: closing.seconds }),
      ...(closing.hidesResults ? { hide_results_until_closes: true } : {}),
    },
  };
}

export function askedPoll(ports: Pick<QuizPorts, "bank">, game: Game, asked: Asked): Message | undefined {
  return pollOf(ports, asked.card, `${String(asked.number)}/${String(asked.total)}.`, game.language, {
    seconds: asked.seconds,
    hidesResults: game.kind === "group" && asked.seconds !== null,
  });
}

export function lobbyMessage(game: Lobby, voice: Voice): Message {
  const { t } = voice;
  const { length, seconds, teams } = game.options;
  const players = game.players
    .slice(0, NAMES_SHOWN_MAX)
    .map(({ personId, team }) =>
      team === null
        ? nameOf(voice, personId)
        : `${nameOf(voice, personId)} (${t("quiz-team", { team: team + 1 })})`,
    );
  const text = joined([
    bold(t("quiz-lobby")),
    `\n${t("quiz-lobby-rules", { length, seconds: seconds ?? 0 })}\n\n`,
    t("quiz-lobby-players", { count: game.players.length, names: players.join(", ") }),
  ]);
  const join: InlineKeyboardButton[] =
    teams === 0
      ? [{ text: t("quiz-join"), callback_data: joinButton.pack({ game: game.id, team: "-" }) }]
      : Array.from({ length: teams }, (_, team) => ({
          text: t("quiz-team", { team: team + 1 }),
          callback_data: joinButton.pack({ game: game.id, team: String(team) }),
        }));
  const begin = { text: t("quiz-begin"), callback_data: beginButton.pack({ game: game.id }) };
  return { kind: "text", ...text, buttons: [join, [begin]] };
}

/** What replaces the lobby's buttons. */
export function closedLobby({ t }: Voice): Message {
  return { kind: "text", text: t("quiz-lobby-closed") };
}

/** The answer, why it is right, and who knew it. */
export function revealMessage(ports: QuizPorts, game: Game, reveal: Reveal, voice: Voice): Message {
  const { t, language } = voice;
  const question = questionOf(ports, reveal.card.questionId);
  const isAlone = game.kind === "solo";
  const mine = reveal.scored[0];
  const verdict = isAlone
    ? mine === undefined
      ? t("quiz-no-answer")
      : mine.isRight
        ? t("quiz-right", { points: mine.points, streak: mine.streak })
        : t("quiz-wrong")
    : "";
  const text = joined([
    ...(isAlone ? [bold(verdict), "\n"] : []),
    ...(question === undefined ? [] : answerParts(ports, question, voice)),
    ...(isAlone ? [] : ["\n\n", ...whoKnew(reveal, voice)]),
  ]);
  const report = {
    text: t("quiz-report"),
    callback_data: reportButton.pack({ question: reveal.card.questionId }),
  };
  const next = { text: t("quiz-next"), callback_data: nextButton.pack({ game: game.id }) };
  const stop = { text: t("quiz-stop"), callback_data: stopButton.pack({ game: game.id }) };
  const rows = isAlone ? [reveal.isLast ? [next] : [next, stop], [report]] : [[report]];
  return {
    kind: "text",
    ...text,
    showsPreview: false,
    buttons: question === undefined && language === "ru" ? [] : rows,
  };
}

function answerParts(
  ports: QuizPorts,
  question: BankQuestion,
  { t, language }: Voice,
): readonly (StyledText | string)[] {
  const source = question.sources.map((id) => ports.sources.get(id)).find((one) => one !== undefined);
  const parts: (StyledText | string)[] = [
    `${t("quiz-answer")} `,
    bold(question.right[language]),
    `\n${question.explanation[language]}`,
  ];
  if (source !== undefined) {
    const name = source.name[language];
    parts.push(`\n${t("quiz-source")} `, source.url === undefined ? name : linked(name, source.url));
  }
  return parts;
}

function whoKnew({ scored, standings, newcomers }: Reveal, voice: Voice): readonly (StyledText | string)[] {
  const { t } = voice;
  const right = scored.filter(({ isRight }) => isRight);
  const knew =
    scored.length === 0
      ? t("quiz-nobody-answered")
      : right.length === 0
        ? t("quiz-nobody-knew")
        : right
            .slice(0, NAMES_SHOWN_MAX)
            .map(
              ({ personId, points, streak }) =>
                `${t("quiz-gain", { name: nameOf(voice, personId), points })}${streak >= 3 ? " 🔥" : ""}`,
            )
            .join("\n");
  const leaders = standings
    .filter(({ points }) => points > 0)
    .slice(0, 3)
    .map(({ place, personId, points }) => t("top-row", { place, name: nameOf(voice, personId), points }));
  const parts: (StyledText | string)[] = [knew];
  if (leaders.length > 0) parts.push("\n\n", italic(leaders.join("\n")));
  if (newcomers.length > 0) {
    const names = newcomers.slice(0, NAMES_SHOWN_MAX).map((id) => nameOf(voice, id));
    parts.push(`\n\n${t("quiz-newcomers", { names: names.join(", ") })}`);
  }
  return parts;
}

function endText(t: Translate, reason: EndReason): string {
  return t(`quiz-end-${reason}`);
}

/** How and why a group's game ended, with its podium; places may be shared. */
export function podiumMessage(
  ending: Ending,
  voice: Voice,
  earned: ReadonlyMap<number, readonly Achievement[]>,
): Message {
  const { t } = voice;
  const why = ending.reason === "finished" ? "" : `${endText(t, ending.reason)}\n\n`;
  const rows = ending.standings
    .filter(({ answered }) => answered > 0)
    .slice(0, PLACES_SHOWN_MAX)
    .map(({ place, personId, points, right }) => {
      const medal = MEDALS[place - 1] ?? `${String(place)}.`;
      return t("quiz-podium-row", { medal, name: nameOf(voice, personId), points, right });
    });
  const teams = ending.teams.map(({ place, team, points }) =>
    t("quiz-podium-team", {
      medal: MEDALS[place - 1] ?? `${String(place)}.`,
      team: team + 1,
      points: Math.round(points),
    }),
  );
  const won = [...earned].flatMap(([personId, list]) =>
    list.map((one) =>
      t("quiz-earned-by", { name: nameOf(voice, personId), achievement: t(`quiz-achievement-${one}`) }),
    ),
  );
  const text = joined([
    why,
    bold(t("quiz-podium")),
    "\n",
    ...(teams.length > 0 ? [teams.join("\n"), "\n\n"] : []),
    rows.length === 0 ? t("quiz-podium-empty") : rows.join("\n"),
    ...(won.length > 0 ? [`\n\n${won.slice(0, NAMES_SHOWN_MAX).join("\n")}`] : []),
    `\n\n${t("quiz-podium-again")}`,
  ]);
  return { kind: "text", ...text };
}

/** How a game alone ended: a picture with the score, or a sentence where nothing was answered. */
export function resultMessage(
  game: Game,
  ending: Ending,
  voice: Voice,
  board: { readonly place: number; readonly of: number } | undefined,
  earned: readonly Achievement[],
  sharing: Pick<QuizPorts, "username" | "hasInlineMode">,
): Message {
  const { t } = voice;
  const why = ending.reason === "finished" ? "" : endText(t, ending.reason);
  const result = resultCard(ending, game.chatId, board);
  const again: InlineKeyboardButton = {
    text: t("quiz-again"),
    callback_data: againButton.pack({ person: String(game.chatId) }),
  };
  if (result === undefined)
    return { kind: "text", text: why === "" ? t("quiz-end-empty") : why, buttons: [[again]] };
  const { topic, difficulty, isReplay } = game.options;
  const kind = [
    topic === null ? t("quiz-all-topics") : t(`quiz-topic-${topic}`),
    difficulty === null ? undefined : t(`quiz-difficulty-${String(difficulty)}`),
  ];
  const card = {
    kind: "result",
    over: t(isReplay ? "quiz-card-lesson" : "quiz-card"),
    number: t("quiz-of", { right: result.right, asked: result.asked }),
    unit: "",
    title: t(`quiz-rank-${result.rank}`),
    foot: kind.filter((one) => one !== undefined).join(" · "),
    stats: [
      { name: t("quiz-card-points"), value: t("quiz-number", { number: result.points }) },
      { name: t("quiz-card-streak"), value: String(result.bestStreak) },
      { name: t("quiz-card-time"), value: result.time },
      ...(result.place === undefined
        ? []
        : [
            {
              name: t("quiz-card-place"),
              value: t("quiz-of", { right: result.place, asked: result.of ?? 0 }),
            },
          ]),
    ],
  } as const;
  const score = t("quiz-score", { right: result.right, asked: result.asked, points: result.points });
  const caption = joined([
    ...(why === "" ? [] : [`${why}\n\n`]),
    bold(t(`quiz-rank-${result.rank}`)),
    `\n${score}`,
    ...(earned.length === 0 ? [] : ["\n"]),
    ...earned.map((one) => `\n🏅 ${t(`quiz-achievement-${one}`)} — ${t(`quiz-achievement-${one}-meaning`)}`),
  ]);
  const rows: InlineKeyboardButton[][] = [
    [again],
    ...(result.right < result.asked
      ? [[{ text: t("quiz-only-mistakes"), callback_data: mistakesButton.pack({ game: game.id }) }]]
      : []),
    [shareButton(t, score, sharing)],
  ];
  return { kind: "photo", file: { card: keyOf(card) }, caption, buttons: rows };
}

/** Yesterday's answer and the fastest three who knew it. */
export function dailyMessage(ports: QuizPorts, summary: DailySummary, voice: Voice): Message {
  const { t } = voice;
  const question = questionOf(ports, summary.card.questionId);
  const fastest = summary.fastest.map(
    ({ place, personId }) => `${MEDALS[place - 1] ?? "•"} ${nameOf(voice, personId)}`,
  );
  const text = joined([
    bold(t("quiz-yesterday")),
    "\n",
    ...(question === undefined
      ? []
      : [`${question.text[voice.language]}\n\n`, ...answerParts(ports, question, voice)]),
    `\n\n${t("quiz-yesterday-count", { right: summary.right, answered: summary.answered })}`,
    ...(fastest.length === 0 ? [] : [`\n${fastest.join("\n")}`]),
  ]);
  return { kind: "text", ...text, showsPreview: false };
}
