import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path/posix";
import { describe, expect, test } from "vitest";

/** The rules of the house, read from the import statements of src. */
interface Import {
  readonly from: string;
  /** A package's name, or a file's path from src. */
  readonly to: string;
  /** Erased before it runs. */
  readonly isType: boolean;
}

const FEATURES = ["answers", "curation", "quiz", "countdown", "announcements"];
const BASE = ["cards", "content", "delivery", "inbox", "chats", "telegram", "storage", "operations"];
const TECHNOLOGIES = [
  "grammy",
  "kysely",
  "pg",
  "node:fs",
  "node:http",
  "node:https",
  "node:sqlite",
  "@resvg/resvg-js",
];
const TECHNOLOGY_FOLDERS = ["telegram", "store", "storage", "sandbox", "cli", "migrations"];
const TECHNOLOGY_FILES = [
  "telegram",
  "store",
  "files",
  "http",
  "svg",
  "sqlite",
  "database",
  "leases",
  "i18n",
];
/** Know everything. */
const TOP = ["app.ts", "delivering.ts", "features.ts", "knowledge.ts", "main.ts"];

/** Cycles through these are broken before anything runs: all are `import type`. */
const TYPE_ONLY_EXCEPTIONS = [
  // The sandbox's state holds its parts, and the parts are typed by it.
  "sandbox/api/limits.ts -> sandbox/world/state.ts",
  "sandbox/world/creation.ts -> sandbox/world/world.ts",
];

const files = globSync("src/**/*.ts")
  .map((file) => file.replace(/^src\//u, ""))
  .sort();
const sources = new Map(files.map((file) => [file, readFileSync(`src/${file}`, "utf8")]));
const imports = files.flatMap((file) => importsOf(file, sources.get(file) ?? ""));

function importsOf(from: string, source: string): Import[] {
  const statements = source.matchAll(/^(?:import|export)\s+(type\s+)?(?:[\w*{][^;"']*?from\s+)?"([^"]+)"/gmu);
  const calls = source.matchAll(/\bimport\("([^"]+)"\)/gu);
  return [
    ...Array.from(statements, ([, type, to = ""]) => ({
      from,
      to: resolved(from, to),
      isType: type !== undefined,
    })),
    ...Array.from(calls, ([, to = ""]) => ({ from, to: resolved(from, to), isType: false })),
  ];
}

function resolved(from: string, to: string): string {
  return to.startsWith(".") ? join(dirname(from), to) : to;
}

const folderOf = (file: string) => (file.includes("/") ? (file.split("/")[0] ?? "") : "");
const isFile = (to: string) => sources.has(to);
const told = ({ from, to }: Import) => `${from} -> ${to}`;
const toldTypes = (one: Import) => `${told(one)}${one.isType ? " (type)" : ""}`;

function isTechnology(file: string): boolean {
  if (TOP.includes(file)) return true;
  const parts = file.split("/");
  const name = parts.at(-1)?.replace(/\.ts$/u, "") ?? "";
  return (
    TECHNOLOGY_FILES.includes(name) || parts.slice(0, -1).some((part) => TECHNOLOGY_FOLDERS.includes(part))
  );
}

const isPackage = (to: string, name: string) => to === name || to.startsWith(`${name}/`);

test("imports are found, each of our own at a file that exists", () => {
  expect(files.length).toBeGreaterThan(80);
  expect(imports.length).toBeGreaterThan(200);
  // What a tool in cli/ writes into a file is no import of its own.
  const lost = imports.filter(
    ({ from, to }) => to.endsWith(".ts") && !isFile(to) && folderOf(from) !== "cli",
  );
  expect(lost.map(told)).toEqual([]);
});

describe("a pure file", () => {
  const ofPure = imports.filter(({ from }) => !isTechnology(from));

  test("imports no technology", () => {
    const wrong = ofPure.filter(({ to }) => TECHNOLOGIES.some((name) => isPackage(to, name)));
    expect(wrong.map(toldTypes)).toEqual([]);
  });

  test("imports nothing of the files and folders that touch one", () => {
    const wrong = ofPure.filter(({ to }) => isFile(to) && isTechnology(to));
    expect(wrong.map(toldTypes)).toEqual([]);
  });

  test("knows Telegram by its types alone", () => {
    const wrong = ofPure.filter(
      ({ to, isType }) => to.startsWith("@grammyjs/") && !(to === "@grammyjs/types" && isType),
    );
    expect(wrong.map(toldTypes)).toEqual([]);
  });

  test("reads no clock, no chance and no environment of its own", () => {
    const ambient =
      /\bnew Date\(\)|\bDate\.now\(|\bMath\.random\(|\bprocess\.(?:env|argv|cwd)\b|\bsetTimeout\(/u;
    const wrong = files.filter((file) => !isTechnology(file) && ambient.test(withoutComments(file)));
    expect(wrong).toEqual([]);
  });
});

describe("folders", () => {
  test("no feature imports another", () => {
    const wrong = imports.filter(({ from, to }) => {
      const [mine, other] = [folderOf(from), folderOf(to)];
      return isFile(to) && FEATURES.includes(mine) && FEATURES.includes(other) && mine !== other;
    });
    expect(wrong.map(toldTypes)).toEqual([]);
  });

  test("the base imports no feature", () => {
    const wrong = imports.filter(
      ({ from, to }) => isFile(to) && BASE.includes(folderOf(from)) && FEATURES.includes(folderOf(to)),
    );
    expect(wrong.map(toldTypes)).toEqual([]);
  });

  test("nobody imports the app but the process, and nobody the process", () => {
    const wrong = imports.filter(
      ({ from, to }) =>
        to === "main.ts" ||
        (to === "app.ts" && from !== "main.ts") ||
        (["delivering.ts", "features.ts", "knowledge.ts"].includes(to) && !TOP.includes(from)),
    );
    expect(wrong.map(toldTypes)).toEqual([]);
  });

  test("the sandbox is known to the process, the app and the tools alone", () => {
    const wrong = imports.filter(
      ({ from, to }) =>
        folderOf(to) === "sandbox" && !["sandbox", "cli"].includes(folderOf(from)) && !TOP.includes(from),
    );
    expect(wrong.map(toldTypes)).toEqual([]);
  });

  test("the sandbox stands in for Telegram and so knows nothing of the bot", () => {
    const wrong = imports.filter(
      ({ from, to }) =>
        folderOf(from) === "sandbox" &&
        isFile(to) &&
        (BASE.includes(folderOf(to)) || FEATURES.includes(folderOf(to)) || TOP.includes(to)),
    );
    expect(wrong.map(toldTypes)).toEqual([]);
  });

  test("every folder has a place in these rules", () => {
    const known = [...FEATURES, ...BASE, "sandbox", "cli", ""];
    expect([...new Set(files.map(folderOf))].filter((folder) => !known.includes(folder))).toEqual([]);
  });
});

test("only the process and the tools read the environment", () => {
  const readers = files.filter((file) => /\bprocess\.env\b/u.test(withoutComments(file)));
  expect(readers.filter((file) => file !== "main.ts" && folderOf(file) !== "cli")).toEqual([]);
});

test("imports go in no circle", () => {
  const edges = imports.filter(({ to }) => isFile(to));
  const exceptions = edges.filter((edge) => TYPE_ONLY_EXCEPTIONS.includes(told(edge)));
  expect(exceptions.map(told).sort()).toEqual([...TYPE_ONLY_EXCEPTIONS].sort());
  expect(exceptions.filter(({ isType }) => !isType).map(told)).toEqual([]);
  expect(circles(edges.filter((edge) => !exceptions.includes(edge)))).toEqual([]);
});

/** The circles that a walk over the imports runs into. */
function circles(edges: readonly Import[]): readonly string[] {
  const next = Map.groupBy(edges, ({ from }) => from);
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) {
      found.push([...path.slice(path.indexOf(file)), file].join(" -> "));
      return;
    }
    if (done.has(file)) return;
    for (const { to } of next.get(file) ?? []) walk(to, [...path, file]);
    done.add(file);
  };
  for (const file of files) walk(file, []);
  return found;
}

function withoutComments(file: string): string {
  return (sources.get(file) ?? "").replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gmu, "");
}
