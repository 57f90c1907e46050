import { expect, test } from "vitest";
import { bold, escapeHtml, link, shorten } from "../../src/telegram/html.ts";

test.each([
  ["<b>&\"'</b>", "&lt;b&gt;&amp;&quot;'&lt;/b&gt;"],
  ["&lt;", "&amp;lt;"],
  ["Гоша 💧", "Гоша 💧"],
  ["", ""],
])("«%s» is safe as «%s»", (text, safe) => {
  expect(escapeHtml(text)).toBe(safe);
});

test("what is set in bold or linked is escaped, the address too", () => {
  expect(bold("<i>")).toBe("<b>&lt;i&gt;</b>");
  expect(link("a<b", 'https://x.org/?q="&r=1')).toBe('<a href="https://x.org/?q=&quot;&amp;r=1">a&lt;b</a>');
});

test("a text within the limit stays, a longer one ends in an ellipsis at the limit", () => {
  expect(shorten("Гоша", 4)).toBe("Гоша");
  expect(shorten("Гоша!", 4)).toBe("Гош…");
  expect(shorten("", 4)).toBe("");
});

test("a text is never cut inside a surrogate pair", () => {
  expect(shorten("аб💧вг", 4)).toBe("аб…");
  expect(shorten("аб💧вг", 5)).toBe("аб💧…");
});
