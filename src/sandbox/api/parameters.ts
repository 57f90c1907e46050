import { malformed } from "./errors.ts";
import { METHODS, OBJECTS, REPLY_MARKUPS, VARIANTS } from "./specification.ts";

/** Parameters after the check: every name is known and every value of its type. */
export type Parameters = Readonly<Record<string, unknown>>;

interface Field {
  readonly name: string;
  readonly required: boolean;
  readonly types: readonly string[];
}

/** Telegram's words for what a call forgot. */
const MISSING: Readonly<Record<string, string>> = {
  chat_id: "chat_id is empty",
  text: "message text is empty",
  message_id: "message identifier is not specified",
  message_ids: "message identifiers are not specified",
  user_id: "invalid user_id specified",
  action: "wrong parameter action in request",
  question: "text must be non-empty",
  options: "can't parse options JSON object",
};

/**
 * The parameters of a call, checked against the specification.
 *
 * @param given as they came: strings where the body was a form or a query
 * @param fromForm whether strings stand for other types, as in forms
 * @throws ApiError for the first parameter that is unknown, missing or of another type
 */
export function checkParameters(method: string, given: Parameters, fromForm: boolean): Parameters {
  const fields = fieldsOf(METHODS[method] ?? "");
  const read = fromForm ? readForm(fields, given) : given;
  return checkFields(fields, read, `method ${method}`);
}

/** The parameters of a method that may be files in the body. */
export function fileFields(method: string): readonly string[] {
  const fields = fieldsOf(Object.hasOwn(METHODS, method) ? (METHODS[method] ?? "") : "");
  return fields.filter(({ types }) => types.includes("InputFile")).map(({ name }) => name);
}

function checkFields(fields: readonly Field[], given: Parameters, owner: string): Parameters {
  for (const name of Object.keys(given)) {
    if (!fields.some((field) => field.name === name)) {
      throw malformed(`parameter "${name}" of ${owner} is unknown or not modelled by the sandbox`);
    }
  }
  const checked: Record<string, unknown> = {};
  for (const { name, required, types } of fields) {
    const value = given[name];
    if (value !== undefined) checked[name] = checkTypes(types, value, name);
    else if (required) throw malformed(MISSING[name] ?? `parameter "${name}" of ${owner} is required`);
  }
  return checked;
}

function checkTypes(types: readonly string[], value: unknown, name: string): unknown {
  const type = types.find((candidate) => fits(candidate, value));
  if (type === undefined) throw malformed(`parameter "${name}" must be of type ${types.join(" or ")}`);
  if (type.endsWith("[]")) {
    return (value as readonly unknown[]).map((item) => checkTypes([type.slice(0, -2)], item, name));
  }
  const definition = objectFields(type, value, name);
  return definition === undefined ? value : checkFields(definition, value as Parameters, type);
}

function fits(type: string, value: unknown): boolean {
  if (type.endsWith("[]")) return Array.isArray(value);
  if (type === "Integer") return Number.isSafeInteger(value);
  if (type === "String" || type === "InputFile") return typeof value === "string";
  if (type === "Boolean") return typeof value === "boolean";
  if (type === "KeyboardButton" && typeof value === "string") return true;
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The fields of an object type; undefined for what has none to check. */
function objectFields(type: string, value: unknown, name: string): readonly Field[] | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if (type === "ReplyMarkup") return fieldsOf(OBJECTS[replyMarkupType(value)] ?? "");
  const variants = VARIANTS[type];
  if (variants === undefined) return fieldsOf(OBJECTS[type] ?? "");
  const fields = variants[String((value as { type?: unknown }).type)];
  if (fields === undefined)
    throw malformed(`can't parse ${type} in parameter "${name}": unsupported type specified`);
  return fieldsOf(fields);
}

function replyMarkupType(value: object): string {
  const field = Object.keys(REPLY_MARKUPS).find((candidate) => candidate in value);
  const type = field === undefined ? undefined : REPLY_MARKUPS[field];
  if (type === undefined) throw malformed("object expected as reply markup");
  return type;
}

function readForm(fields: readonly Field[], given: Parameters): Parameters {
  const read: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    const field = fields.find((candidate) => candidate.name === name);
    read[name] = field === undefined || typeof value !== "string" ? value : readFormValue(field, value);
  }
  return read;
}

function readFormValue({ name, types }: Field, value: string): unknown {
  if (types.includes("Integer") && /^-?\d+$/.test(value)) return Number(value);
  if (types.includes("String") || types.includes("InputFile")) return value;
  if (types.includes("Boolean")) return readBoolean(value);
  try {
    return JSON.parse(value) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) throw malformed(`can't parse ${name} JSON object`);
    throw error;
  }
}

function readBoolean(value: string): unknown {
  const word = value.toLowerCase();
  if (word === "true" || word === "1" || word === "yes") return true;
  return word === "false" || word === "0" || word === "no" || word === "" ? false : value;
}

const parsed = new Map<string, readonly Field[]>();

function fieldsOf(definition: string): readonly Field[] {
  const known = parsed.get(definition);
  if (known !== undefined) return known;
  const fields = definition.split(" ").filter(Boolean).map(readField);
  parsed.set(definition, fields);
  return fields;
}

function readField(text: string): Field {
  const [name = "", types = ""] = text.split(":");
  const required = name.endsWith("!");
  return { name: required ? name.slice(0, -1) : name, required, types: types.split("|") };
}
