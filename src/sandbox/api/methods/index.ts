import type { Methods } from "../method.ts";
import { callbackMethods } from "./callbacks.ts";
import { chatMethods } from "./chats.ts";
import { deletionMethods } from "./deletion.ts";
import { messageMethods } from "./messages.ts";
import { profileMethods } from "./profile.ts";
import { reactionMethods } from "./reactions.ts";
import { updateMethods } from "./updates.ts";

/** Every method that the sandbox models; its parameters are in the specification. */
export const methods: Methods = {
  ...updateMethods,
  ...messageMethods,
  ...deletionMethods,
  ...callbackMethods,
  ...chatMethods,
  ...reactionMethods,
  ...profileMethods,
};
