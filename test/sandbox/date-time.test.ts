import { expect, test } from "vitest";
import { readText } from "../../src/sandbox/text/read.ts";

const moment = { type: "date_time", offset: 0, length: 6 } as const;
const read = (entity: object) =>
  readText(
    { text: "завтра", parseMode: undefined, entities: [{ ...moment, ...entity } as never] },
    () => undefined,
  );

test.each(["r", "w", "d", "D", "t", "T", "wDT", "dt", ""])(
  "the date-time format %j is taken by tag and by entity",
  (format) => {
    const html = `<tg-time unix="1796000000" format="${format}">завтра</tg-time>`;
    const byTag = readText({ text: html, parseMode: "HTML", entities: undefined }, () => undefined);
    const byEntity = read({ unix_time: 1796000000, date_time_format: format });
    expect(byTag).toEqual(byEntity);
    expect(byTag.entities).toMatchObject([{ type: "date_time", unix_time: 1796000000 }]);
  },
);

test.each([
  ["no moment", {}],
  ["the moment zero", { unix_time: 0 }],
  ["a moment beyond 2038", { unix_time: 2 ** 31 }],
  ["both dates", { unix_time: 1, date_time_format: "dD" }],
  ["a relative time", { unix_time: 1, date_time_format: "rt" }],
])("an entity with %s is refused", (_, entity) => {
  expect(() => read(entity)).toThrow("can't parse MessageEntity: invalid date");
});

test("a tag with a moment beyond 2038 is refused", () => {
  const input = { text: '<tg-time unix="4102444800">a</tg-time>', parseMode: "HTML", entities: undefined };
  expect(() => readText(input, () => undefined)).toThrow("Invalid date specified");
});
