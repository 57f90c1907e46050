import { normalise } from "../reading/normalise.ts";
import { tokensOf } from "../reading/tokens.ts";
import type { Reading } from "./read.ts";

/** Talk that wants a kind word and no fact. */
export type SmallTalk =
  "greeting" | "thanks" | "understood" | "farewell" | "who-are-you" | "how-are-you" | "rude";

/**
 * Phrases by kind; a message is small talk where such phrases are all that it
 * holds, common words aside.
 */
const PHRASES: Readonly<Record<SmallTalk, string>> = {
  greeting: `привет; приветик; здравствуй; здравствуйте; добрый день; добрый вечер; доброе утро; хай; салют; ку; здорово; приветствую
    hi; hello; hey; good morning; good evening; good afternoon; greetings; yo; hiya; howdy`,
  thanks: `спасибо; спасибочки; благодарю; спс; ты супер; ты лучший; умница; умный; хороший бот; молодец; класс; круто; отлично; огонь; здорово
    thanks; thank you; thx; ty; cheers; awesome; great; cool; nice; perfect; youre awesome; youre the best; well done; good bot; smart; clever; love it`,
  understood: `понял; поняла; поняли; понятно; ясно; ясненько; ок; окей; окей понял; ладно; хорошо; договорились; буду знать; интересно; ого; вау; ничего себе; вот это да; хаха; хахаха; ахах; ахаха; лол; неважно; забудь; проехали
    got it; i see; understood; ok; okay; alright; all right; good to know; interesting; wow; haha; hahaha; lol; lmao; never mind; nevermind; forget it; fair enough; makes sense; noted`,
  farewell: `пока; до свидания; спокойной ночи; доброй ночи; до завтра; всего доброго; прощай; увидимся; до связи; до встречи
    bye; goodbye; good night; see you; see ya; farewell; cya; night; talk later; talk to you later; see you later; ttyl; gotta go`,
  "who-are-you": `ты кто; кто ты; ты бот; ты человек; ты робот; робот; человек или робот; что ты умеешь; что ты можешь; кто тебя создал; как тебя зовут; тебя как зовут; твое имя
    who are you; what are you; are you a bot; are you human; are you a robot; are you real; what can you do; who made you; whats your name; your name; human or robot`,
  "how-are-you": `как дела; как ты; как жизнь; как сам; что нового; как настроение; чем занимаешься
    how are you; hows it going; how is it going; whats up; sup; how are you doing; how do you do`,
  rude: `тупой; тупая; дурак; дура; идиот; бесишь; достал; отстань; железяка; тупая железяка; ты глупый; глупый бот; заткнись
    stupid; idiot; dumb; shut up; you suck; useless; stupid bot; dumb bot; hate you`,
};

/** A longer message is about something. */
const TALK_WORDS_MAX = 8;
/** Words that may stand beside such a phrase: they add nothing to it. */
const FILLERS = new Set(
  tokensOf(
    "а и ну же вот да ой бот ботик друг мой тебе вам у тебя ты вы большое огромное очень всем ребята как для бота dear bot there you youre so very much pretty quite for my friend friends all everyone buddy and the a oh well then yeah yes",
  ),
);

const phrases = Object.entries(PHRASES)
  .flatMap(([kind, list]) =>
    list
      .split(/[;\n]/u)
      .map((phrase) => ({ kind: kind as SmallTalk, tokens: tokensOf(normalise(phrase.trim())) })),
  )
  .filter(({ tokens }) => tokens.length > 0)
  .sort((a, b) => b.tokens.length - a.tokens.length);

/** The small talk that a message is, or undefined where there is more in it. */
export function smallTalkIn(reading: Reading): SmallTalk | undefined {
  const tokens = reading.tokens.map(({ word }) => word);
  if (tokens.length === 0 || tokens.length > TALK_WORDS_MAX) return undefined;
  let found: SmallTalk | undefined;
  let rest: readonly string[] = tokens;
  for (const { kind, tokens: phrase } of phrases) {
    const at = indexOf(rest, phrase);
    if (at < 0) continue;
    // «Привет, как дела?» is answered by its last part, the one that waits for an answer.
    found = found === undefined || found === "greeting" ? kind : found;
    rest = [...rest.slice(0, at), ...rest.slice(at + phrase.length)];
  }
  return found !== undefined && rest.every((word) => FILLERS.has(word)) ? found : undefined;
}

function indexOf(tokens: readonly string[], phrase: readonly string[]): number {
  for (let at = 0; at + phrase.length <= tokens.length; at += 1) {
    if (phrase.every((word, index) => tokens[at + index] === word)) return at;
  }
  return -1;
}
