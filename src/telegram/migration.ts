import type { Transformer } from "grammy";

/** Repeats a call in the supergroup where a group has become one, and follows it there. */
export function followMigration(moved: (from: number, to: number) => Promise<void>): Transformer {
  return async (call, method, payload, signal) => {
    const result = await call(method, payload, signal);
    const to = result.ok ? undefined : result.parameters?.migrate_to_chat_id;
    if (to === undefined || !("chat_id" in payload) || typeof payload.chat_id !== "number") return result;
    await moved(payload.chat_id, to);
    // Message ids and topics of the old group mean nothing in the new one.
    const {
      reply_parameters: _reply,
      message_thread_id: _topic,
      ...rest
    } = payload as Record<string, unknown>;
    return call(method, { ...rest, chat_id: to } as typeof payload, signal);
  };
}
