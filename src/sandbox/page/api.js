import { toast } from "./dom.js";

/** Reads something of the control API. */
export async function read(path) {
  const response = await fetch(`/sandbox/${path}`);
  if (!response.ok) throw new Error(`Cannot read ${path}: ${response.status}`);
  return response.json();
}

/** Does something; a refusal is shown and answered with undefined. */
export async function act(action, input) {
  const response = await fetch(`/sandbox/${action}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(input),
  });
  const body = await response.json();
  if (response.ok) return body.result ?? true;
  toast(body.error);
  return undefined;
}

/** Tells of everything that happens, for ever; `onLost` when the connection broke. */
export function listen(onEvent, onLost) {
  const source = new EventSource("/sandbox/events");
  source.addEventListener("message", ({ data }) => onEvent(JSON.parse(data)));
  source.addEventListener("open", () => onEvent({ kind: "open" }));
  source.addEventListener("error", onLost);
}
