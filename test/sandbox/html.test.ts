import { describe, expect, test } from "vitest";
import { readText } from "../../src/sandbox/text/read.ts";

const katya = { id: 42, is_bot: false, first_name: "Катя" };
const findUser = (id: number) => (id === katya.id ? katya : undefined);
const read = (text: string) => readText({ text, parseMode: "HTML", entities: undefined }, findUser);

test.each([
  ["<b>a</b>", "a", [["bold", 0, 1]]],
  [
    "<strong>a</strong> <em>b</em>",
    "a b",
    [
      ["bold", 0, 1],
      ["italic", 2, 1],
    ],
  ],
  ["<u>a</u><ins>b</ins>", "ab", [["underline", 0, 2]]],
  [
    "<s>a</s> <strike>b</strike> <del>c</del>",
    "a b c",
    [
      ["strikethrough", 0, 1],
      ["strikethrough", 2, 1],
      ["strikethrough", 4, 1],
    ],
  ],
  [
    "<b>a <i>b</i></b>",
    "a b",
    [
      ["bold", 0, 3],
      ["italic", 2, 1],
    ],
  ],
  ['<span class="tg-spoiler">a</span>', "a", [["spoiler", 0, 1]]],
  ["<tg-spoiler>a</tg-spoiler>", "a", [["spoiler", 0, 1]]],
  ["<code>a</code>", "a", [["code", 0, 1]]],
  [
    "<b>a <code>b</code> c</b>",
    "a b c",
    [
      ["bold", 0, 2],
      ["code", 2, 1],
      ["bold", 3, 2],
    ],
  ],
  ["<pre>a\nb</pre>", "a\nb", [["pre", 0, 3]]],
  ["<blockquote>a</blockquote>", "a", [["blockquote", 0, 1]]],
  ["<blockquote expandable>a</blockquote>", "a", [["expandable_blockquote", 0, 1]]],
  ["🎬 <b>Москва</b>", "🎬 Москва", [["bold", 3, 6]]],
  ["&lt;&gt;&amp;&quot;&#8212;&#x1F3AC;&nbsp;", '<>&"—🎬&nbsp;', []],
  ["a &lt b", "a < b", []],
  ["<B>a</B >", "a", [["bold", 0, 1]]],
  ["<b>a</>", "a", [["bold", 0, 1]]],
  ["<b></b>a", "a", []],
  ["  a <b> b </b>  ", "a  b", [["bold", 2, 2]]],
])("%s is read as text and entities", (html, text, entities) => {
  const result = read(html);
  expect(result.text).toBe(text);
  expect(result.entities.map(({ type, offset, length }) => [type, offset, length])).toEqual(entities);
});

describe("entities with something of their own", () => {
  test.each([
    ["<a href='https://example.com'>a</a>", { type: "text_link", url: "https://example.com/" }],
    ['<a href="https://e.org/?a=1&amp;b=2">a</a>', { type: "text_link", url: "https://e.org/?a=1&b=2" }],
    ["<a href='tg://user?id=42'>a</a>", { type: "text_mention", user: katya }],
    ["<pre><code class='language-sql'>a</code></pre>", { type: "pre", language: "sql" }],
    ["<code class='language-sql'><pre>a</pre></code>", { type: "pre", language: "sql" }],
    [
      "<tg-emoji emoji-id='5368324170671202286'>👍</tg-emoji>",
      { type: "custom_emoji", custom_emoji_id: "5368324170671202286" },
    ],
    [
      "<tg-time unix='1647531900' format='wDT'>a</tg-time>",
      { type: "date_time", unix_time: 1647531900, date_time_format: "wDT" },
    ],
  ])("%s", (html, expected) => {
    expect(read(html).entities[0]).toMatchObject(expected);
  });

  test("a standalone code names no language", () => {
    expect(read("<code class='language-sql'>a</code>").entities).toEqual([
      { type: "code", offset: 0, length: 1 },
    ]);
  });

  test.each([
    "<a href='javascript:alert(1)'>a</a>",
    "<a href='nonsense'>a</a>",
    "<a href='tg://user?id=7'>a</a>",
  ])("%s links to nothing", (html) => {
    expect(read(html)).toEqual({ text: "a", entities: [] });
  });
});

test.each([
  ["ab <foo>", 'Unsupported start tag "foo" at byte offset 3'],
  ["я <foo>a</foo>", 'Unsupported start tag "foo" at byte offset 3'],
  ["2 < 3", 'Unsupported start tag "" at byte offset 2'],
  ["<b>a", "Can't find end tag corresponding to start tag b"],
  ["a</b>", "Unexpected end tag at byte offset 1"],
  ["<b>a</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'],
  ["<b", "Unclosed start tag at byte offset 0"],
  ["<b>a</b", "Unclosed end tag at byte offset 4"],
  ["<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
  ["<a href>a</a>", 'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0'],
  ["<tg-time unix='soon'>a</tg-time>", "Invalid date specified"],
])("%s is refused", (html, reason) => {
  expect(() => read(html)).toThrow(`Bad Request: can't parse entities: ${reason}`);
});

test.each([
  ["/start now", [["bot_command", 0, 6]]],
  ["see /ask@eight_days_bot", [["bot_command", 4, 19]]],
  ["@gosha, hi", [["mention", 0, 6]]],
  ["me@example.com", [["email", 0, 14]]],
  ["look at https://example.com/a?b=c.", [["url", 8, 25]]],
  ["mosfilm.ru!", [["url", 0, 10]]],
  [
    "#кино и $USD",
    [
      ["hashtag", 0, 5],
      ["cashtag", 8, 4],
    ],
  ],
  ["1/2 and a/b", []],
  ["version 8.5", []],
])("in %s Telegram finds entities by itself", (text, entities) => {
  const result = readText({ text, parseMode: undefined, entities: undefined }, findUser);
  expect(result.entities.map(({ type, offset, length }) => [type, offset, length])).toEqual(entities);
});

test("nothing is found inside code", () => {
  expect(read("<code>/start @gosha</code>").entities).toEqual([{ type: "code", offset: 0, length: 13 }]);
});
