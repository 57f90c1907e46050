/** What happened, for those who wait and for the page. */
export interface WorldEvent {
  readonly kind:
    | "message"
    | "edited"
    | "deleted"
    | "reaction"
    | "action"
    | "query"
    | "answer"
    | "chat"
    | "profile"
    | "settings"
    | "violation"
    | "call"
    | "updates";
  readonly chatId?: number | undefined;
  /** The message, query or call that it is about. */
  readonly id?: number | string | undefined;
}

/** Tells listeners about events, in the order in which they began to listen. */
export interface Signal {
  emit(event: WorldEvent): void;
  /** Returns what ends the listening. */
  on(listener: (event: WorldEvent) => void): () => void;
}

/** A signal without listeners. */
export function createSignal(): Signal {
  const listeners = new Set<(event: WorldEvent) => void>();
  return {
    emit(event) {
      for (const listener of [...listeners]) listener(event);
    },
    on(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
