import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isCommon, wantedOf } from "../../src/answers/reading/common-words.ts";
import { asEnglishLayout, asRussianLayout } from "../../src/answers/reading/layout.ts";
import { isOrdinary, normalise, QUESTION_CHARS_MAX } from "../../src/answers/reading/normalise.ts";
import { createRoots } from "../../src/answers/reading/roots.ts";
import { soundKey } from "../../src/answers/reading/sound.ts";
import { plainTokens, TOKENS_MAX, tokensOf } from "../../src/answers/reading/tokens.ts";
import { fromTranslit } from "../../src/answers/reading/translit.ts";

describe("normalising", () => {
  test.each([
    ["capitals", "КТО Снял", "кто снял"],
    ["ё", "Всё ещё Ёлка", "все еще елка"],
    ["й typed as и with a breve", "Рудольф и\u0306", "рудольф й"],
    ["й stays й", "какой", "какой"],
    ["ё typed as е with two dots", "все\u0308", "все"],
    ["a stress mark", "Москва\u0301", "москва"],
    ["a soft hyphen", "Мень\u00ADшов", "меньшов"],
    ["a zero-width space", "Гоша\u200B", "гоша"],
    ["direction marks", "\u202AGosha\u202C", "gosha"],
    ["a byte order mark", "\uFEFFкто", "кто"],
    ["full-width letters", "Ｇｏｓｈａ", "gosha"],
    ["a ligature", "ﬁlm", "film"],
    ["curly apostrophes", "doesn’t don‘t who`s", "doesn't don't who's"],
    ["stretched letters", "ктооооо sooo", "кто so"],
    ["doubled letters, which are spelling", "Алла Анна", "алла анна"],
    ["nothing", "", ""],
  ])("%s", (_, typed, expected) => {
    expect(normalise(typed)).toBe(expected);
  });

  test("a question is read up to its limit", () => {
    expect(normalise("аб".repeat(QUESTION_CHARS_MAX))).toHaveLength(QUESTION_CHARS_MAX);
  });

  test("a text once normalised stays as it is", () => {
    for (const text of ["КТОООО, снял «Ёлку»?", "Who’s Gosha…", "ﬁ\u0301lm 1979"]) {
      expect(normalise(normalise(text))).toBe(normalise(text));
    }
  });
});

describe("words", () => {
  test.each<[string, string, readonly string[]]>([
    ["punctuation ends them", "кто, снял? (фильм)", ["кто", "снял", "фильм"]],
    ["hyphens end them", "черно-белый", ["черно", "белый"]],
    ["a possessive is taken off", "gosha's mother", ["gosha", "mother"]],
    ["an apostrophe inside is dropped", "doesn't o'neil", ["doesnt", "oneil"]],
    ["digits are words", "1979 год, 8 дней", ["1979", "год", "8", "дней"]],
    ["quotation marks are none", "«москва» “tears”", ["москва", "tears"]],
    ["emoji are none", "гоша 💧❤️ катя", ["гоша", "катя"]],
    ["a Latin a in a Russian word becomes Russian", "гошa", ["гоша"]],
    ["a mixed word with no twin stays", "гошаs", ["гошаs"]],
    ["a wholly Latin word stays Latin", "coma", ["coma"]],
    ["a word too long for any language is left out", `кто ${"а".repeat(33)} снял`, ["кто", "снял"]],
    ["nothing has none", " … ", []],
  ])("%s", (_, normalised, expected) => {
    expect(tokensOf(normalised)).toEqual(expected);
  });

  test("a text is cut into the same words beside a joined one", () => {
    const texts = fc.string({
      unit: fc.constantFrom(...Array.from("абёжabz09 .,!«»—“…№é語")),
      maxLength: 60,
    });
    fc.assert(
      fc.property(texts, (text) => {
        expect(tokensOf(`${text} х-у`)).toEqual([...tokensOf(text), "х", "у"]);
      }),
    );
  });

  test("a text of ordinary signs has the same words normalised one by one", () => {
    const texts = fc.string({ unit: fc.constantFrom(...Array.from("абЁЖёabzZ09 .,!«»—“")), maxLength: 30 });
    fc.assert(
      fc.property(texts, (text) => {
        const words = isOrdinary(text) ? plainTokens(text) : undefined;
        if (words !== undefined) expect(words.map(normalise)).toEqual(tokensOf(normalise(text)));
      }),
    );
    expect(isOrdinary("in the US")).toBe(false);
  });

  test("so many words are looked at and no more", () => {
    expect(tokensOf("а ".repeat(500))).toHaveLength(TOKENS_MAX);
  });
});

describe("the keyboard's other layout", () => {
  test.each([
    ["rnj buhfk ujie", "кто играл гошу"],
    ["vjcrdf cktpfv yt dthbn", "москва слезам не верит"],
    ["`;br", "ежик"],
    ["hjlbjy 1979", "родион 1979"],
    ["[jhjij", "хорошо"],
  ])("«%s» is «%s» in Russian", (typed, meant) => {
    expect(asRussianLayout(typed)).toBe(meant);
  });

  test.each([
    ["црщ здфнув пщырф", "who played gosha"],
    ["еру ашдь", "the film"],
    ["ьщысщц", "moscow"],
  ])("«%s» is «%s» in English", (typed, meant) => {
    expect(asEnglishLayout(typed)).toBe(meant);
  });

  test("there and back again is the same text", () => {
    const text = "съешь же ещё этих мягких французских булок да выпей чаю".replaceAll("ё", "е");
    expect(asRussianLayout(asEnglishLayout(text))).toBe(text);
  });
});

describe("transliteration", () => {
  test.each([
    ["kto", "кто"],
    ["igral", "играл"],
    ["goshu", "гошу"],
    ["rezhisser", "режиссер"],
    ["moskva", "москва"],
    ["slezam", "слезам"],
    ["menshov", "меншов"],
    ["tikhomirova", "тихомирова"],
    ["skazhi", "скажи"],
    ["chto", "что"],
    ["4to", "что"],
    ["pomoshch", "помощ"],
    ["yulia", "юлия"],
    ["novyy", "новый"],
    ["batalov1", "баталов1"],
  ])("%s may spell %s", (latin, russian) => {
    expect(fromTranslit(latin)).toBe(russian);
  });

  test("letters that no scheme knows stay", () => {
    expect(fromTranslit("éa")).toBe("éа");
  });
});

describe("the sound of a word", () => {
  test.each([
    ["картина", "кортина"],
    ["режиссер", "режисер"],
    ["баталов", "баталаф"],
    ["счастье", "щастье"],
    ["дождь", "дошть"],
    ["меньшов", "меншов"],
    ["людмила", "лудмила"],
    ["played", "plaid"],
    ["who", "wo"],
    ["film", "philm"],
    ["light", "lyt"],
    ["rack", "rak"],
  ])("%s sounds like %s", (right, wrong) => {
    expect(soundKey(wrong)).toBe(soundKey(right));
  });

  test.each([
    ["баталов", "табаков"],
    ["катя", "гоша"],
    ["director", "actor"],
  ])("%s does not sound like %s", (one, other) => {
    expect(soundKey(one)).not.toBe(soundKey(other));
  });
});

describe("roots", () => {
  const root = createRoots(
    new Map([
      ["меньшов", "меньшов"],
      ["меньшова", "меньшов"],
    ]),
  );

  test.each([
    ["фильма", "фильмом"],
    ["играла", "играли"],
    ["directed", "directing"],
    ["films", "film"],
  ])("%s and %s share theirs", (one, other) => {
    expect(root(one)).toBe(root(other));
  });

  test("a name's case forms lead to the name", () => {
    expect(root("меньшова")).toBe("меньшов");
    expect(root("меньшов")).toBe("меньшов");
  });
});

describe("question words", () => {
  test.each([
    ["кто", "who"],
    ["кем", "who"],
    ["когда", "when"],
    ["откуда", "where"],
    ["скока", "number"],
    ["зачем", "why"],
    ["каким", "how"],
    ["какой", "what"],
    ["whom", "who"],
    ["which", "what"],
  ])("%s asks for %s", (word, wanted) => {
    expect(wantedOf(word)).toBe(wanted);
  });

  test("other words ask for nothing, names of objects' properties among them", () => {
    for (const word of ["гоша", "film", "constructor", "__proto__", ""])
      expect(wantedOf(word)).toBeUndefined();
  });

  test("common words are known in both languages, ё written either way", () => {
    for (const word of ["а", "все", "the", "please"]) expect(isCommon(word)).toBe(true);
    for (const word of ["гоша", "oscar", ""]) expect(isCommon(word)).toBe(false);
  });
});
