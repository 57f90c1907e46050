import type { Message, Poll, Update } from "@grammyjs/types";
import type { TestSandbox } from "./support.ts";

/** The options of the question that the tests ask. */
export const OPTIONS = [{ text: "Баталов" }, { text: "Ефремов" }, { text: "Меньшов" }];
/** What makes a quiz of it. */
export const QUIZ = { type: "quiz", correct_option_ids: [0], explanation: "Гошу сыграл Алексей Баталов." };

/** Sends the question as a poll, or as whatever the fields make of it. */
export const ask = (sandbox: TestSandbox, chat: { readonly id: number }, fields: object = {}) =>
  sandbox.call<Message & { readonly poll: Poll }>("sendPoll", {
    chat_id: chat.id,
    question: "Кто сыграл Гошу?",
    options: OPTIONS,
    ...fields,
  });

/** The kinds of the updates, in their order. */
export const kinds = (updates: readonly Update[]) =>
  updates.flatMap((update) => Object.keys(update).filter((field) => field !== "update_id"));
