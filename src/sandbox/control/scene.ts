import type { Group } from "../world/group.ts";
import type { Person } from "../world/person.ts";
import type { World } from "../world/world.ts";

/** Somebody whom the page can write as. */
export interface Identity {
  readonly person: Person;
  /** Writes in groups on behalf of the group itself. */
  readonly isAnonymous: boolean;
}

/** The people and chats that somebody who tries the bot finds. */
export interface Scene {
  readonly identities: readonly Identity[];
  readonly groups: readonly Group[];
}

/** Fills an empty world. The bot is told that it was added to the groups. */
export function setScene(world: World): Scene {
  const katya = world.addPerson({
    name: "Катя",
    lastName: "Тихомирова",
    username: "katya_t",
    languageCode: "ru",
  });
  const gosha = world.addPerson({ name: "Гоша", username: "gosha_slesar", languageCode: "ru" });
  const club = world.addGroup({
    title: "Клуб «Восемь дней»",
    owner: gosha,
    members: [katya],
    botStatus: "none",
  });
  const forum = world.addGroup({
    title: "Форум «Слезам не верит»",
    owner: gosha,
    members: [katya],
    forum: true,
    botStatus: "none",
  });
  forum.createTopic("Викторина");
  forum.createTopic("Премьера");
  for (const group of [club, forum]) group.addBot(gosha);
  return { identities: identities(katya, gosha), groups: [club, forum] };
}

function identities(member: Person, admin: Person): Identity[] {
  return [
    { person: member, isAnonymous: false },
    { person: admin, isAnonymous: false },
    { person: admin, isAnonymous: true },
  ];
}
