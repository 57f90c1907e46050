import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, test } from "vitest";

interface Import {
  readonly from: string;
  readonly to: string;
  readonly isType: boolean;
}

const files = readdirSync("src", { recursive: true, encoding: "utf8" })
  .map((name) => join("src", name))
  .filter((name) => name.endsWith(".ts"));
const imports = files.flatMap(importsOf);

const TECHNOLOGY_FOLDERS = ["telegram", "storage", "sandbox", "cli"];
const TECHNOLOGY_FILES = ["telegram", "store", "files", "http", "svg"];
const TECHNOLOGIES =
  /^(?:grammy|@grammyjs\/(?!types)|kysely|pg$|node:(?:fs|http|https|net|sqlite|child_process))/u;
const FEATURES = ["answers", "curation", "quiz", "countdown", "announcements"];
const BASE = ["content", "delivery", "inbox", "chats", "telegram", "storage", "operations"];

describe("the house", () => {
  test("there is something to look at", () => {
    expect(files.length).toBeGreaterThan(60);
    expect(imports.length).toBeGreaterThan(200);
  });

  test("a pure file imports no technology, and no file named after one", () => {
    const broken = imports.filter(
      ({ from, to, isType }) =>
        isPure(from) && (TECHNOLOGIES.test(to) || (isOurs(to) && !isPure(to) && !isType)),
    );
    expect(broken.map(describeImport)).toEqual([]);
  });

  test("no feature knows another, and no base folder knows a feature", () => {
    const broken = imports.filter(({ from, to }) => {
      const [own, other] = [folderOf(from), folderOf(to)];
      if (!isOurs(to) || !FEATURES.includes(other)) return false;
      return (FEATURES.includes(own) && own !== other) || BASE.includes(own);
    });
    expect(broken.map(describeImport)).toEqual([]);
  });

  test("only the process and the shell read the environment", () => {
    const readers = files.filter((file) => readFileSync(file, "utf8").includes("process.env"));
    expect(readers.filter((file) => file !== "src/main.ts" && !file.startsWith("src/cli/"))).toEqual([]);
  });

  test("nothing but the process knows of the sandbox", () => {
    const knowing = files.filter(
      (file) => !file.startsWith("src/sandbox/") && readFileSync(file, "utf8").includes("sandbox/sandbox.ts"),
    );
    expect(knowing).toEqual(["src/main.ts"]);
  });

  test("no import goes round in a circle", () => {
    const next = Map.groupBy(
      imports.filter(({ to, isType }) => isOurs(to) && !isType),
      ({ from }) => from,
    );
    const circles: string[] = [];
    const seen = new Set<string>();
    const walk = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(" → "));
      if (path.includes(file) || seen.has(file)) return;
      for (const { to } of next.get(file) ?? []) walk(to, [...path, file]);
      seen.add(file);
    };
    for (const file of files) walk(file, []);
    expect(circles).toEqual([]);
  });
});

function importsOf(from: string): readonly Import[] {
  const text = readFileSync(from, "utf8");
  const statements = text.matchAll(/^(?:import|export)\s+(type\s+)?(?:[^;]*?\sfrom\s+)?"([^"]+)";/gmu);
  return [...statements].map(([, type, to = ""]) => ({
    from,
    to: to.startsWith(".") ? normalize(join(dirname(from), to)) : to,
    isType: type !== undefined,
  }));
}

function isOurs(name: string): boolean {
  return name.startsWith("src/");
}

function folderOf(name: string): string {
  return name.split("/")[1] ?? "";
}

function isPure(name: string): boolean {
  if (name === "src/app.ts" || name === "src/main.ts") return false;
  const parts = name.split("/");
  const file = parts.at(-1)?.replace(/\.ts$/u, "") ?? "";
  return (
    !parts.slice(1, -1).some((part) => TECHNOLOGY_FOLDERS.includes(part)) && !TECHNOLOGY_FILES.includes(file)
  );
}

function describeImport({ from, to }: Import): string {
  return `${from} imports ${to}`;
}
