import type { MessageEntity } from "@grammyjs/types";
import type { StyledText } from "./content.ts";

/** Texts one after the other, each with its entities. */
export function joined(parts: readonly (StyledText | string)[]): StyledText {
  let text = "";
  const entities: MessageEntity[] = [];
  for (const part of parts) {
    const styled = typeof part === "string" ? { text: part } : part;
    for (const entity of styled.entities ?? [])
      entities.push({ ...entity, offset: entity.offset + text.length });
    text += styled.text;
  }
  return entities.length === 0 ? { text } : { text, entities };
}

export function bold(text: string): StyledText {
  return text === "" ? { text } : { text, entities: [{ type: "bold", offset: 0, length: text.length }] };
}

export function italic(text: string): StyledText {
  return text === "" ? { text } : { text, entities: [{ type: "italic", offset: 0, length: text.length }] };
}

export function linked(text: string, url: string): StyledText {
  return { text, entities: [{ type: "text_link", offset: 0, length: text.length, url }] };
}
