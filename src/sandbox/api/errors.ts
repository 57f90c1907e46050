/** What the Bot API adds to some refusals (ResponseParameters). */
export interface ResponseParameters {
  readonly retry_after?: number;
  readonly migrate_to_chat_id?: number;
}

/**
 * A refusal in Telegram's words. Methods throw it and the dispatcher turns it
 * into the answer.
 *
 * `malformed` tells a call that could never succeed from one that the state of
 * the world refused; only malformed calls count as violations.
 */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly code: number;
  readonly malformed: boolean;
  readonly parameters: ResponseParameters | undefined;

  constructor(code: number, description: string, malformed: boolean, parameters?: ResponseParameters) {
    super(description);
    this.code = code;
    this.malformed = malformed;
    this.parameters = parameters;
  }
}

/** A call that is wrong whatever the world looks like: 400, and a violation. */
export function malformed(description: string): ApiError {
  return new ApiError(400, `Bad Request: ${description}`, true);
}

/** A well-formed call that the state of the world refuses: 400. */
export function refused(description: string, parameters?: ResponseParameters): ApiError {
  return new ApiError(400, `Bad Request: ${description}`, false, parameters);
}

/** The other side does not want the bot: 403. */
export function forbidden(description: string): ApiError {
  return new ApiError(403, `Forbidden: ${description}`, false);
}

/** Two readers of updates, or polling beside a webhook: 409. */
export function conflict(description: string): ApiError {
  return new ApiError(409, `Conflict: ${description}`, false);
}

/** Flood control: 429 with the seconds to wait. */
export function tooManyRequests(retryAfterSeconds: number): ApiError {
  const description = `Too Many Requests: retry after ${String(retryAfterSeconds)}`;
  return new ApiError(429, description, false, { retry_after: retryAfterSeconds });
}

/** Something that Telegram has and the sandbox has not: 404, and a violation. */
export function notModelled(what: string): ApiError {
  return new ApiError(404, `Not Found: ${what} is not modelled by the sandbox`, true);
}
