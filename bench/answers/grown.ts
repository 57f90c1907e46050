import type { Pack } from "../../src/content/pack.ts";
import type { Entity, Fact } from "../../src/content/schema.ts";
import { seeded } from "../../test/support/ports.ts";

/**
 * Invented films and people around the shipped facts, in words that the real
 * ones use: a film has a title of two or three ordinary words, a director, a
 * lead, a year, a place where it was shot and a plot; people have Russian names
 * and a birthplace. Nothing of it exists, and all of it looks like what does.
 */
export function grow(pack: Pack, facts: number, seed: number): Pack {
  const random = seeded(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const entities: Entity[] = [];
  const made: Fact[] = [];
  const titles = new Set<string>();
  for (let film = 0; made.length < facts; film += 1) {
    const id = `grown-film-${String(film)}`;
    let title = titleOf(pick);
    // A title that exists already gets a number, as sequels do.
    for (let part = 2; titles.has(title.ru); part += 1)
      title = { ru: `${title.ru} ${String(part)}`, en: `${title.en} ${String(part)}` };
    titles.add(title.ru);
    const director = personOf(pick, `grown-director-${String(film)}`);
    const lead = personOf(pick, `grown-lead-${String(film)}`);
    entities.push(anEntity({ id, kind: "work", name: title, sort: "film" }), director, lead);
    made.push(...factsOf(id, title, { director, lead }, pick));
  }
  return {
    ...pack,
    facts: [...pack.facts, ...made.slice(0, facts)],
    entities: [...pack.entities, ...entities],
  };
}

type Pick = <T>(list: readonly T[]) => T;
interface Both {
  readonly ru: string;
  readonly en: string;
}

const pairs = (text: string): readonly Both[] =>
  text
    .trim()
    .split(/\s*,\s*/u)
    .map((pair) => {
      const [ru = "", en = ""] = pair.split("=");
      return { ru, en };
    });

const ADJECTIVES = pairs(
  "Тихий=Quiet, Последний=Last, Белый=White, Долгий=Long, Чужой=Strange, Старый=Old, Новый=New, Зимний=Winter, Ночной=Night, Красный=Red, Синий=Blue, Дальний=Far, Первый=First, Пустой=Empty, Горький=Bitter, Тёплый=Warm, Медный=Copper, Утренний=Morning, Северный=Northern, Забытый=Forgotten, Случайный=Chance, Каменный=Stone, Лунный=Moonlit, Осенний=Autumn, Южный=Southern, Весёлый=Merry, Железный=Iron, Золотой=Golden, Потерянный=Lost, Вечерний=Evening",
);
const NOUNS = pairs(
  "берег=Shore, вокзал=Station, дом=House, город=City, мост=Bridge, сад=Garden, вальс=Waltz, ветер=Wind, поезд=Train, дождь=Rain, экипаж=Crew, романс=Romance, остров=Island, свидетель=Witness, праздник=Holiday, перекрёсток=Crossroads, завод=Factory, театр=Theatre, причал=Pier, полустанок=Halt, адрес=Address, дневник=Diary, договор=Contract, снег=Snow, якорь=Anchor, рубеж=Frontier, отпуск=Leave, экзамен=Exam, аэродром=Airfield, будильник=Alarm Clock, сосед=Neighbour, маршрут=Route, мотив=Motive, ужин=Supper, квартал=Quarter, хутор=Farmstead",
);
const OF = pairs(
  "надежды=of Hope, весны=of Spring, тишины=of Silence, любви=of Love, юности=of Youth, разлуки=of Parting, памяти=of Memory, дороги=of the Road, победы=of Victory, судьбы=of Fate, мечты=of Dreams, осени=of Autumn, моря=of the Sea, детства=of Childhood, встречи=of Meeting",
);
const FIRST_M = pairs(
  "Алексей=Alexey, Иван=Ivan, Пётр=Pyotr, Николай=Nikolai, Сергей=Sergey, Андрей=Andrey, Дмитрий=Dmitry, Михаил=Mikhail, Борис=Boris, Виктор=Viktor, Олег=Oleg, Павел=Pavel, Юрий=Yuri, Лев=Lev, Глеб=Gleb, Антон=Anton",
);
const FIRST_F = pairs(
  "Анна=Anna, Мария=Maria, Ольга=Olga, Елена=Elena, Нина=Nina, Вера=Vera, Тамара=Tamara, Лидия=Lidia, Ирина=Irina, Галина=Galina, Зоя=Zoya, Татьяна=Tatyana, Софья=Sofya, Дарья=Darya, Раиса=Raisa, Марина=Marina",
);
const STEMS = pairs(
  "Берез=Berez, Ветр=Vetr, Горох=Gorokh, Дубр=Dubr, Ерм=Erm, Жур=Zhur, Зим=Zim, Калин=Kalin, Лоп=Lop, Мороз=Moroz, Новик=Novik, Орл=Orl, Петух=Petukh, Рыб=Ryb, Сокол=Sokol, Тарас=Taras, Ульян=Ulyan, Фед=Fed, Хомут=Khomut, Цвет=Tsvet, Черныш=Chernysh, Шубин=Shubin, Щегл=Shchegl, Яхонт=Yakhont, Бород=Borod, Валу=Valu, Гряз=Gryaz, Дорох=Dorokh, Кораб=Korab, Ладын=Ladyn, Миндал=Mindal, Нечай=Nechay, Остр=Ostr, Прохор=Prokhor, Родион=Rodion, Сутыр=Sutyr, Тулуп=Tulup, Усач=Usach, Филат=Filat, Хлеб=Khleb",
);
const SUFFIXES = pairs("ов=ov, енко=enko, ский=sky, ин=in, евич=evich, ников=nikov");
const PLACES = pairs(
  "в Перми=in Perm, в Ялте=in Yalta, в Одессе=in Odessa, в Риге=in Riga, в Казани=in Kazan, в Твери=in Tver, в Калуге=in Kaluga, в Рязани=in Ryazan, в Самаре=in Samara, в Пскове=in Pskov, в Выборге=in Vyborg, в Ростове=in Rostov, в Иванове=in Ivanovo, в Суздале=in Suzdal, на Байкале=by Lake Baikal, на Волге=on the Volga, на Урале=in the Urals, в Крыму=in Crimea",
);
const WHO = pairs(
  "инженер=an engineer, учительница=a teacher, слесарь=a fitter, хирург=a surgeon, студентка=a student, шофёр=a driver, библиотекарь=a librarian, скрипач=a violinist, следователь=a detective, монтажница=a fitter’s mate, лётчик=a pilot, повариха=a cook, директор завода=a factory director, почтальон=a postman",
);
const WHAT = pairs(
  "ищет пропавшего брата=looks for a lost brother, влюбляется в попутчика=falls in love with a fellow traveller, возвращается домой через двадцать лет=comes home after twenty years, спасает старый театр=saves an old theatre, начинает жизнь сначала=begins life anew, узнаёт чужую тайну=learns another’s secret, переезжает в Москву=moves to Moscow, растит дочь в одиночку=raises a daughter alone, мирит двух соседей=makes two neighbours friends, теряет работу и находит друзей=loses a job and finds friends",
);

function titleOf(pick: Pick): Both {
  const noun = pick(NOUNS);
  if (pick([0, 1, 2]) > 0) {
    const adjective = pick(ADJECTIVES);
    return { ru: `${adjective.ru} ${noun.ru}`, en: `${adjective.en} ${noun.en}` };
  }
  const of = pick(OF);
  return {
    ru: `${noun.ru.charAt(0).toUpperCase()}${noun.ru.slice(1)} ${of.ru}`,
    en: `The ${noun.en} ${of.en}`,
  };
}

function personOf(pick: Pick, id: string): Entity {
  const gender = pick(["m", "f"] as const);
  const first = pick(gender === "m" ? FIRST_M : FIRST_F);
  const stem = pick(STEMS);
  const suffix = pick(SUFFIXES);
  const ending =
    gender === "m" ? suffix.ru : suffix.ru.replace(/ский$/u, "ская").replace(/(?<=[оеи][вн])$/u, "а");
  const name = { ru: `${first.ru} ${stem.ru}${ending}`, en: `${first.en} ${stem.en}${suffix.en}` };
  return anEntity({ id, kind: "person", gender, name });
}

function anEntity(given: Given<Entity, "id" | "kind" | "name">): Entity {
  return { about: "both", also: { ru: [], en: [] }, roles: { ru: [], en: [] }, ...given };
}
type Given<T, Key extends keyof T> = { [K in Key]: T[K] } & Partial<T>;

function factsOf(
  film: string,
  title: Both,
  { director, lead }: { readonly director: Entity; readonly lead: Entity },
  pick: Pick,
): readonly Fact[] {
  const year = String(1955 + pick(Array.from({ length: 70 }, (_, at) => at)));
  const place = pick(PLACES);
  const born = pick(PLACES);
  const who = pick(WHO);
  const what = pick(WHAT);
  const ru = `«${title.ru}»`;
  const en = `“${title.en}”`;
  const fact = (
    name: string,
    subject: string,
    ask: { readonly ru: readonly string[]; readonly en: readonly string[] },
    answer: Both,
  ): Fact => ({
    id: `grown.${film}-${name}`,
    formerly: [],
    about: "both",
    subject,
    value: { text: answer },
    ask: { ru: [...ask.ru], en: [...ask.en] },
    answer,
    sources: ["wikipedia"],
    spoiler: false,
    interpretation: false,
  });
  return [
    fact(
      "director",
      film,
      {
        ru: [`Кто снял ${ru}?`, `Кто режиссёр фильма ${ru}?`],
        en: [`Who directed ${en}?`, `Whose film is ${en}?`],
      },
      {
        ru: `${ru} — фильм, который снял режиссёр ${director.name.ru}.`,
        en: `${en} was directed by ${director.name.en}.`,
      },
    ),
    fact(
      "year",
      film,
      {
        ru: [`В каком году вышел фильм ${ru}?`, `Когда сняли ${ru}?`],
        en: [`When was ${en} released?`, `What year is ${en}?`],
      },
      { ru: `${ru} вышел в ${year} году.`, en: `${en} came out in ${year}.` },
    ),
    fact(
      "lead",
      film,
      {
        ru: [`Кто играет главную роль в фильме ${ru}?`, `Кто снимался в ${ru}?`],
        en: [`Who plays the lead in ${en}?`, `Who stars in ${en}?`],
      },
      {
        ru: `Главную роль в фильме ${ru} исполняет ${lead.name.ru}.`,
        en: `The lead in ${en} is played by ${lead.name.en}.`,
      },
    ),
    fact(
      "place",
      film,
      {
        ru: [`Где снимали ${ru}?`, `В каком городе снят фильм ${ru}?`],
        en: [`Where was ${en} filmed?`, `Where was ${en} shot?`],
      },
      { ru: `${ru} снимали ${place.ru}.`, en: `${en} was filmed ${place.en}.` },
    ),
    fact(
      "plot",
      film,
      {
        ru: [`О чём фильм ${ru}?`, `Какой сюжет у фильма ${ru}?`],
        en: [`What is ${en} about?`, `What happens in ${en}?`],
      },
      { ru: `${ru} — история о том, как ${who.ru} ${what.ru}.`, en: `${en} tells how ${who.en} ${what.en}.` },
    ),
    fact(
      "born",
      lead.id,
      {
        ru: [`Где ${lead.gender === "f" ? "родилась" : "родился"} ${lead.name.ru}?`],
        en: [`Where was ${lead.name.en} born?`],
      },
      {
        ru: `${lead.name.ru} ${lead.gender === "f" ? "родилась" : "родился"} ${born.ru}.`,
        en: `${lead.name.en} was born ${born.en}.`,
      },
    ),
  ];
}
