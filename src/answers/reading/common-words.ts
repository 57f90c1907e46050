/**
 * Words that carry a sentence and not its matter. They weigh next to nothing
 * in a match, and their absence from a fact says nothing against it.
 */
const RUSSIAN = `
а ага ах без бишь благодарю больше бы был была были было быть в вам вами вас ваш ваша ваше вдруг ведь весь вещь вечер видел видела
видимо во вообще вот впрочем все всего всё всем всех всю вы вчера где-то где-нибудь говорят давно дайте далее даже день для до добрый
дорогие друг друзья думаю его едва ее если есть еще ж же за заранее здравствуйте зачем-то и из из-за или им именно имхо их к как-то какой-то
кажется кем-то ко когда-то кое конечно короче который которая которое которые которого которой которую кроме кстати ли либо лишь люди мама меня
мне много могу может можно мой моя мое мои мол мы на наверное над надо наконец нам нас наш не него нее ней некий нет нету ни нибудь
никак никто ним них ничего но ну нужно о об обычно однако ой около он она они оно от очень перед по под подскажи подскажите подскажете пожалуйста пока
пор после помогите пор потом потому почти правда правильно при привет про прошу просто пусть разве ребята рад раз расскажи расскажите реально с сам сама сами само
свой своя свое свои сегодня сейчас скажи скажите скажете слушай слушайте слышал слышала смотрел смотрела со совсем собственно спасибо спорим спорили ставлю сразу
так также такая такое такие такой там тебе тебя тем теперь то тоже того той только том тот тогда тут ты у уж уже уважаемые узнать
хотел хотела хочу хочется хоть хотя часто чтоб чтобы чуть эй это этого этой этом этот эта эту эти этих я знаю знаешь знаете знает знать
интересно интересует вопрос ответ помню помнишь помните помнит напомни напомните понимаю понял поняла имею вижу получается называется итоге деле самом
`;
const ENGLISH = `
a about actually ago ah all also am an and any anyone anything anyway are as at back basically be been being bet bit but by bye can
can't cant could cheers curious day dear did didnt do does doesnt doing dont dude else em er even ever every exactly far few folks for
from get gets getting give go going gonna good got great guess guys had hardly has hasnt have havent having he hello her here hers hey hi
him his hm honestly how's i id if im in indeed into is isnt it its ive just kind know knows let lets like literally lol long-story look
lot lots many may maybe me mean might mind mine more most much must my myself need nice no nope not now of off oh ok okay on one ones
only or other our out over pal people perhaps please pls plz pretty probably question quite rather really remember remind said same
saw say says seem seems she should since so some somebody someone something sometimes somewhat sorry still stuff suppose supposed sure
tell than thank thanks that thats the their them then there theres these they theyre thing things think this those though through thx to
told too totally try ugh um up us very wanna want wanted was wasnt way we well went were weren what's whats whatever which-ever while will
with wonder wondering would wouldnt yeah yep yes yet you your youre
answer asked asking please seriously swear thought watched watching watch-ed
`;
const words = new Set(
  `${RUSSIAN} ${ENGLISH}`
    .replaceAll("ё", "е")
    .split(/\s+/u)
    .filter((word) => word !== ""),
);

/** True for a word that is only there for the sentence. */
export function isCommon(word: string): boolean {
  return words.has(word);
}

/** The common words and the question words, for correcting misspelt ones. */
export function sentenceWords(): readonly string[] {
  return [...words, ...wantedBy.keys()];
}

/** What a question asks for, by its question word. */
export const WANTED = ["who", "when", "where", "number", "why", "how", "what"] as const;
export type Wanted = (typeof WANTED)[number];

const ASKING: Readonly<Record<Wanted, string>> = {
  who: "кто кого кому кем ком чей чья чье чьи чьих чьей who whom whose whos",
  when: "когда when",
  where: "где куда откуда where",
  number: "сколько скока скоко насколько",
  why: "почему зачем отчего why",
  how: "как каким how",
  what: "что чего чему чем какой какая какое какие какого какую каком каких какова каков what which",
};
const wantedBy = new Map(
  Object.entries(ASKING).flatMap(([wanted, list]) =>
    list.split(" ").map((word) => [word, wanted as Wanted] as const),
  ),
);

/** What a question word asks for; undefined for any other word. */
export function wantedOf(word: string): Wanted | undefined {
  return wantedBy.get(word);
}

/** Kinds of questions as bits. */
export function bitsOf(wanted: Iterable<Wanted>): number {
  let bits = 0;
  for (const kind of wanted) bits |= 1 << WANTED.indexOf(kind);
  return bits;
}
