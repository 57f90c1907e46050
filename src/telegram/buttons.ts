import type { InlineKeyboardButton } from "grammy/types";

/** Telegram refuses longer callback_data (Bot API, InlineKeyboardButton). */
export const CALLBACK_DATA_BYTES_MAX = 64;

/**
 * Turns the pages of a list, one back and one on; what leads nowhere is left out.
 *
 * @param offset of what is shown, from 0, of `all`
 * @param dataAt the callback_data that shows another
 */
export function turning(
  offset: number,
  all: number,
  dataAt: (offset: number) => string,
): InlineKeyboardButton[] {
  return [
    ...(offset > 0 ? [{ text: "‹", callback_data: dataAt(offset - 1) }] : []),
    ...(offset + 1 < all ? [{ text: "›", callback_data: dataAt(offset + 1) }] : []),
  ];
}

/** A family of buttons: what they carry is named, packed and unpacked in one place. */
export interface ButtonKind<Field extends string> {
  /** The callback_data of one button. */
  pack(fields: Readonly<Record<Field, string>>): string;
  /** The fields of a pressed button; undefined for another family's, an old format's or a forged one. */
  unpack(data: string): Readonly<Record<Field, string>> | undefined;
  /** Matches this family's data and no other's. */
  readonly pattern: RegExp;
}

/**
 * Declares a family of buttons. The data is `name:field:field…`; a field
 * holds no colon.
 *
 * @param name a few letters and dots, unique in the bot, as in "answer.show"
 */
export function buttonKind<const Field extends string>(
  name: string,
  ...fields: readonly Field[]
): ButtonKind<Field> {
  return {
    pattern: new RegExp(`^${name.replaceAll(".", "\\.")}(?::|$)`, "u"),
    pack(values) {
      const data = [name, ...fields.map((field) => values[field])].join(":");
      if (
        fields.some((field) => values[field].includes(":")) ||
        Buffer.byteLength(data) > CALLBACK_DATA_BYTES_MAX
      ) {
        throw new Error(
          `Cannot pack a button: at most ${CALLBACK_DATA_BYTES_MAX} bytes without colons, this is «${data}»`,
        );
      }
      return data;
    },
    unpack(data) {
      const [first, ...values] = data.split(":");
      if (first !== name || values.length !== fields.length) return undefined;
      return Object.fromEntries(fields.map((field, index) => [field, values[index] ?? ""])) as Record<
        Field,
        string
      >;
    },
  };
}
