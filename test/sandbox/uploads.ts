import type { TestSandbox } from "./support.ts";
import type { Reply } from "./support.ts";
import { samplePicture } from "../../src/sandbox/world/picture.ts";

/** A PNG of the given size. */
export function png(width = 640, height = 480, hue = 0.1): Buffer {
  return samplePicture({ width, height }, hue);
}

/** Calls a method with a form; every value that is bytes becomes a file of that part's name. */
export async function upload<Result>(
  sandbox: TestSandbox,
  method: string,
  fields: Readonly<Record<string, unknown>>,
  fileNames: Readonly<Record<string, string>> = {},
): Promise<Reply<Result>> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    if (value instanceof Uint8Array)
      form.set(name, new Blob([new Uint8Array(value)]), fileNames[name] ?? "picture.png");
    else form.set(name, typeof value === "string" ? value : JSON.stringify(value));
  }
  const response = await fetch(`${sandbox.url}/bot${sandbox.token}/${method}`, {
    method: "POST",
    body: form,
  });
  return { status: response.status, ...((await response.json()) as Omit<Reply<Result>, "status">) };
}
