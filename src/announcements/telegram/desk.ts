import { findChat } from "../../chats/store.ts";
import type { Language } from "../../content/schema.ts";
import { countAudience } from "../store/audience.ts";
import { findAnnouncement } from "../store/announcements.ts";
import { progressOfAnnouncement } from "../store/sending.ts";
import { draftCard, progressCard, type Card } from "./cards.ts";
import type { AnnouncementPorts } from "./ports.ts";

/** The zone in which an admin means hours. */
export async function adminZone({ db, defaultZone }: AnnouncementPorts, adminId: number): Promise<string> {
  return (await findChat(db, adminId))?.zone ?? defaultZone;
}

/** An announcement as its admin sees it now; undefined where there is none, or it was cancelled. */
export async function cardOf(
  ports: AnnouncementPorts,
  id: string,
  language: Language,
): Promise<Card | undefined> {
  const { db, clock, texts } = ports;
  const announcement = await findAnnouncement(db, id);
  if (announcement === undefined || announcement.state === "cancelled") return undefined;
  const t = texts(language);
  const zone = await adminZone(ports, announcement.adminId);
  if (announcement.state === "draft") {
    return draftCard(announcement, await countAudience(db, announcement.audience, ports), zone, t);
  }
  const progress = await progressOfAnnouncement(db, announcement);
  return progress === undefined ? undefined : progressCard(announcement, progress, clock.now(), { zone, t });
}
