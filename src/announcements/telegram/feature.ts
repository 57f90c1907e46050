import { Composer } from "grammy";
import type { AppContext } from "../../telegram/context.ts";
import type { Feature } from "../../telegram/feature.ts";
import { eraseAnnouncements, forgetAnnouncements } from "../store/announcements.ts";
import { announcementsComposer } from "./composer.ts";
import { announceDialogues } from "./dialogues.ts";
import type { AnnouncementPorts } from "./ports.ts";
import { showProgress } from "./watching.ts";

const SHOW_LOOK_MS = 1_000;
const FORGET_EVERY_MS = 3_600_000;

/** What the bot's admins tell every chat. */
export function createAnnouncements(ports: AnnouncementPorts): Feature {
  const composer = new Composer<AppContext>();
  composer.use(announceDialogues(ports), announcementsComposer(ports));
  return {
    composer,
    erase: (personId) => eraseAnnouncements(ports.db, personId),
    chores: [
      { name: "announcements.show", everyMs: SHOW_LOOK_MS, run: (now) => showProgress(ports, now) },
      {
        name: "announcements.forget",
        everyMs: FORGET_EVERY_MS,
        async run(now) {
          await forgetAnnouncements(ports.db, now);
          return false;
        },
      },
    ],
  };
}
