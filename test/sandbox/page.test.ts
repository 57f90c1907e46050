import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openSandbox } from "./support.ts";

const FOLDER = join(import.meta.dirname, "../../src/sandbox/page");

async function words(file: string): Promise<object> {
  const [exported] = Object.values((await import(join(FOLDER, file))) as Record<string, object>);
  return exported ?? {};
}

const paths = (value: object, prefix = ""): string[] =>
  Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
    typeof inner === "object" && inner !== null ? paths(inner, `${prefix}${key}.`) : `${prefix}${key}`,
  );

test("everything that the page refers to is served", async () => {
  const sandbox = await openSandbox({ page: true });
  const waiting = ["/"];
  const seen = new Set<string>();
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    const response = await fetch(sandbox.url + path);
    expect(response.status, path).toBe(200);
    const text = await response.text();
    for (const [, file] of text.matchAll(/(?:"\/page\/|from "\.\/)([a-z-]+\.(?:js|css))"/g))
      waiting.push(`/page/${file ?? ""}`);
  }
  const files = (await readdir(FOLDER)).filter((name) => name !== "index.html");
  expect([...seen].filter((path) => path !== "/").sort()).toEqual(
    files.map((name) => `/page/${name}`).sort(),
  );
});

test("no script of the page reads text as markup", async () => {
  for (const name of await readdir(FOLDER)) {
    const text = await readFile(join(FOLDER, name), "utf8");
    expect(text, name).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|\son\w+="/);
  }
});

test("both languages have the same words", async () => {
  const [russian, english] = await Promise.all([words("words-ru.js"), words("words-en.js")]);
  expect(paths(russian)).toEqual(paths(english));
  expect(paths(russian).length).toBeGreaterThan(50);
});
