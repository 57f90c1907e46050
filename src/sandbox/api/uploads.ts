import { malformed } from "./errors.ts";
import type { Parameters } from "./parameters.ts";

/** A file in the body of a request. */
export interface Upload {
  readonly fileName: string;
  readonly mimeType: string | undefined;
  readonly content: Buffer;
}

/** The files of a request by the names of their parts. */
export type Uploads = ReadonlyMap<string, Upload>;

export const NO_UPLOADS: Uploads = new Map();

/** How parameters name a file in the body. */
const ATTACHED = "attach://";

/**
 * The parameters with files named as `attach://PART`, also where a part bears
 * the name of the parameter itself.
 *
 * @param fileFields the parameters of the method that may be files
 */
export function withAttached(
  params: Parameters,
  uploads: Uploads,
  fileFields: readonly string[],
): Parameters {
  const direct = fileFields.filter((name) => uploads.has(name) && params[name] === undefined);
  return { ...params, ...Object.fromEntries(direct.map((name) => [name, `${ATTACHED}${name}`])) };
}

/** Refuses files that no parameter names: Telegram would drop them silently. */
export function checkUploads(params: Parameters, uploads: Uploads): void {
  if (uploads.size === 0) return;
  const text = JSON.stringify(params);
  for (const name of uploads.keys()) {
    if (!text.includes(JSON.stringify(`${ATTACHED}${name}`)))
      throw malformed(`file "${name}" is named by no parameter`);
  }
}

/** The name of the part that the value refers to; undefined where it is no reference. */
export function attachedName(value: string): string | undefined {
  return value.startsWith(ATTACHED) ? value.slice(ATTACHED.length) : undefined;
}
