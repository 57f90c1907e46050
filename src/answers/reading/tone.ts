/** What a question's common words tell of its kind, beside its matter; each 0 or 1. */
export interface Tone {
  /** Asks of these days: the film's facts seldom change. */
  readonly now: number;
  /** Speaks of the person who asks. */
  readonly self: number;
  /** Speaks to the bot. */
  readonly you: number;
  /** Wants to be told how to do something. */
  readonly instruction: number;
  /** Uses words of everyday matters on which there are no facts here. */
  readonly elsewhere: number;
}

const NOW = setOf(
  `сейчас сегодня завтра ныне нынешний нынче текущий now today tonight tomorrow nowadays currently latest current`,
);
const NOW_PHRASE =
  /(?:прошл|эт|следующ|будущ)\p{L}+ (?:год|недел|месяц)|(?:last|this|next) (?:year|week|month|weekend)/u;
const SELF = setOf(
  `я мне меня мой моя мое мои моего моей моих моему мною нас нам наш наша i im ive id me my mine myself we our us`,
);
const YOU = setOf(`ты тебя тебе тобой твой твоя твое вас вам you your youre yours yourself`);
const INSTRUCTION =
  /(?:^| )(?:how (?:do|can|should|would|could) (?:i|we|you|one)|how to|(?:should|can) i|как(?: (?:мне|нам|лучше|правильно|быстро))? \p{L}+(?:ть|ти|чь|ться|тись)|стоит ли|можно ли мне|чем (?:лечить|кормить|мыть)|посоветуй\p{L}*|порекомендуй\p{L}*|recommend)(?: |$)/u;
/** Everyday matters: weather, money, shops, kitchen, machines, health, school, law, sport, politics, travel. */
const ELSEWHERE = setOf(`
погода прогноз дождь снег градус температура курс доллар доллара евро биткоин крипта акции биржа ипотека кредит вклад налог банк
купить заказать доставка скидка распродажа магазин дешевый недорогой дешевле билеты гостиница отель отели рейс виза аэропорт
рецепт рецепты борщ сварить испечь пожарить салат блины тесто калория калорий диета похудеть витамин
телефона ноутбук принтер компьютер айфон андроид приложение пароль скачать установить настроить обновить вайфай интернет код программировать
python javascript excel сервер ошибка драйвер сайт гороскоп
врач таблетка таблетки симптом прививка болит лечить анализы давление насморк
столица население планета столицы теорема уравнение интеграл корень домашка сочинение реферат
закон пенсия штраф суд адвокат договор
чемпионат лига гол забил футбол матче выборы президент президента министр депутат путин трамп война
кот кошка собаке щенка машину ремонт шины бензин масло
weather forecast rain snow degrees temperature exchange dollar euro bitcoin crypto stock stocks mortgage loan tax bank
buy order delivery discount sale shop store cheap cheapest hotel hotels flight flights visa airport
recipe recipes bake fry salad dough calories diet lose vitamin lasagna pasta pizza coffee
phone laptop printer computer iphone android app password download install setup update wifi internet code program
python javascript excel server driver website horoscope
pill pills symptom vaccine headache fever blood
capital population planet planets theorem equation integral root homework essay
law pension fine court lawyer contract visa
championship league goal football soccer election elections minister vote war trump putin
cat cats puppy repair tyres petrol oil netflix spotify youtube tiktok instagram
`);

/** The tone of a question, by its words as understood. */
export function toneOf(words: readonly string[]): Tone {
  const text = words.join(" ");
  const has = (set: ReadonlySet<string>): number => (words.some((word) => set.has(word)) ? 1 : 0);
  return {
    now: has(NOW) === 1 || NOW_PHRASE.test(text) ? 1 : 0,
    self: has(SELF),
    you: has(YOU),
    instruction: INSTRUCTION.test(text) ? 1 : 0,
    elsewhere: has(ELSEWHERE),
  };
}

function setOf(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/u).filter((word) => word !== ""));
}
