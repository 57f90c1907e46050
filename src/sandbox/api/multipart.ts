/** One part of a form: its name, its text, and the file's name where it is a file. */
export interface FormPart {
  readonly name: string;
  readonly text: string;
  readonly fileName?: string | undefined;
  readonly mimeType?: string | undefined;
  /** The bytes of a file. */
  readonly content?: Buffer | undefined;
}

/** Forms of bots have a few fields; more would be an attack or a mistake. */
const PARTS_MAX = 200;

/**
 * The parts of a `multipart/form-data` body, or undefined where it is broken.
 *
 * @param body bytes as latin1 characters, which keeps them apart
 */
export function readMultipart(body: string, contentType: string): readonly FormPart[] | undefined {
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType)?.slice(1).find(Boolean);
  if (boundary === undefined) return undefined;
  const sections = `\r\n${body}`.split(`\r\n--${boundary}`);
  const end = sections.at(-1);
  if (sections.length < 2 || sections.length > PARTS_MAX || end?.startsWith("--") !== true) return undefined;
  const parts = sections.slice(1, -1).map(readPart);
  return parts.every((part) => part !== undefined) ? parts : undefined;
}

function readPart(section: string): FormPart | undefined {
  const headEnd = section.indexOf("\r\n\r\n");
  const head = section.slice(0, headEnd);
  const name = /content-disposition:[^\r]*[;\s]name="([^"]*)"/i.exec(head)?.[1];
  if (headEnd < 0 || name === undefined) return undefined;
  // Some libraries leave the quotation marks out.
  const [, quoted, bare] = /content-disposition:[^\r]*filename=(?:"([^"]*)"|([^;\r]*))/i.exec(head) ?? [];
  const fileName = quoted ?? bare?.trim();
  const body = section.slice(headEnd + 4);
  if (fileName === undefined) return { name: utf8(name), text: utf8(body) };
  const mimeType = /content-type:\s*([^\r;]+)/i.exec(head)?.[1]?.trim();
  const content = Buffer.from(body, "latin1");
  return { name: utf8(name), text: "", fileName: utf8(fileName), mimeType, content };
}

function utf8(latin1: string): string {
  return Buffer.from(latin1, "latin1").toString("utf8");
}
