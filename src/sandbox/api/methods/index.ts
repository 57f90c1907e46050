import type { Methods } from "../method.ts";
import { callbackMethods } from "./callbacks.ts";
import { chatMethods } from "./chats.ts";
import { copyingMethods } from "./copying.ts";
import { deletionMethods } from "./deletion.ts";
import { ephemeralMethods } from "./ephemeral.ts";
import { inlineMethods } from "./inline.ts";
import { mediaMethods } from "./media.ts";
import { messageMethods } from "./messages.ts";
import { pollMethods } from "./polls.ts";
import { pinMethods } from "./pins.ts";
import { profileMethods } from "./profile.ts";
import { reactionMethods } from "./reactions.ts";
import { tagMethods } from "./tags.ts";
import { updateMethods } from "./updates.ts";

/** Every method that the sandbox models; its parameters are in the specification. */
export const methods: Methods = {
  ...updateMethods,
  ...messageMethods,
  ...deletionMethods,
  ...mediaMethods,
  ...copyingMethods,
  ...pinMethods,
  ...callbackMethods,
  ...inlineMethods,
  ...ephemeralMethods,
  ...tagMethods,
  ...pollMethods,
  ...chatMethods,
  ...reactionMethods,
  ...profileMethods,
};
