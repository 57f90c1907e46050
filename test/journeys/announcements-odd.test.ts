import type { Message } from "grammy/types";
import { afterEach, expect, test } from "vitest";
import { labelsOf, startBot, textOf, type RunningBot } from "../support/bot.ts";
import { movableClock, type MovableClock } from "../support/ports.ts";

/** What may go wrong on the way of an announcement, and an English-speaking admin's whole way. */
const ADMIN = 7_000_000_778;
/** More than go out at once. */
const PEOPLE = 12;
let bot: RunningBot;
let clock: MovableClock;
let admins: number[];
let admin: ReturnType<typeof person>;
let adminSpeaks: "ru" | "en";
afterEach(() => bot.stop());

const person = (languageCode: string, name: string, id?: number) => {
  const somebody = bot.world.addPerson({ name, languageCode, ...(id === undefined ? {} : { id }) });
  somebody.starts();
  return somebody;
};

/** @param rate messages a second */
async function start(language: "ru" | "en", rate = 200, mayCallWrongly = false): Promise<void> {
  clock = movableClock("2026-11-25T09:00:00Z");
  admins = [ADMIN];
  adminSpeaks = language;
  bot = await startBot({
    clock,
    config: { botAdmins: admins, broadcastRate: rate, paidBroadcast: false },
    mayCallWrongly,
  });
  admin = person(language, "Директор", ADMIN);
  await admin.chat.nextBotMessage();
}

const hasButton = (text: string) => (one: Message) => labelsOf(one).some((label) => label.includes(text));

async function draft(send: () => void): Promise<Message> {
  admin.writes("/announce");
  await admin.chat.nextBotMessage(/Пришлите сообщение|Send the message/u);
  send();
  const question = await admin.chat.nextBotMessage(
    hasButton(adminSpeaks === "en" ? "One for all" : "Одно для всех"),
  );
  admin.presses(question, adminSpeaks === "en" ? "One for all" : "Одно для всех");
  return admin.chat.nextBotMessage(hasButton(adminSpeaks === "en" ? "Preview" : "Посмотреть"));
}

async function previewed(card: Message): Promise<Message> {
  admin.presses(card, adminSpeaks === "en" ? "Preview" : "Посмотреть");
  return admin.chat.nextBotMessage(hasButton(adminSpeaks === "en" ? "Send to" : "Отправить в"));
}

/** Time goes by until delivery has no more to do, and its report is shown. */
async function delivered(card: Message, text: string | RegExp): Promise<Message> {
  await seconds(24);
  return admin.chat.nextEdit(card, text);
}

async function seconds(count: number): Promise<void> {
  for (let second = 0; second < count; second += 2) {
    await bot.app.idle();
    clock.moveBy(2_000);
  }
}

const copiesIn = (chat: { messages(): readonly Message[] }, text: string): number =>
  chat.messages().filter((one) => textOf(one) === text).length;

test("an English admin's poll goes to groups, silently, and is pinned where that is allowed", async () => {
  await start("en");
  const gosha = person("ru", "Гоша");
  const club = bot.world.addGroup({ title: "Club", owner: gosha });
  const picnic = bot.world.addGroup({ title: "Picnic", owner: gosha });
  club.promoteBot({ can_pin_messages: true });
  for (const group of [club, picnic]) {
    gosha.writes("/start", { chat: group });
    await group.nextBotMessage();
  }
  const card = await draft(() =>
    admin.sends({ poll: { question: "Shall we meet?", options: ["Yes", "No"] } }),
  );
  admin.presses(card, "To whom");
  const whom = await admin.chat.nextEdit(card, "Who shall get it?");
  expect(labelsOf(whom)).toContain("groups · 2");
  admin.presses(card, "groups · 2");
  await admin.chat.nextEdit(card, "chats: 2");
  admin.presses(card, "How");
  await admin.chat.nextEdit(card, "How shall it be sent?");
  await admin.presses(card, "pinned in groups").answer();
  await admin.presses(card, "without sound").answer();
  admin.presses(card, "Back");
  await admin.chat.nextEdit(card, "chats: 2");
  const ready = await previewed(card);
  admin.presses(ready, "Send to 2 chats");
  await club.nextBotMessage((one) => one.poll?.question === "Shall we meet?");
  await picnic.nextBotMessage((one) => one.poll?.question === "Shall we meet?");
  await delivered(ready, "The announcement is out");
  expect(club.pinned().map(({ poll }) => poll?.question)).toEqual(["Shall we meet?"]);
  expect(picnic.pinned()).toEqual([]);
});

test("an English admin schedules one, sees it in the list, and sends it at once after all", async () => {
  await start("en");
  const kate = person("en", "Kate");
  const card = await draft(() => admin.writes("Tonight!"));
  admin.presses(card, "When");
  await admin.chat.nextBotMessage("When?");
  admin.writes("2026-02-30 10:00");
  await admin.chat.nextBotMessage("no such day");
  admin.writes("tomorrow 21:00");
  const ready = await previewed(await admin.chat.nextBotMessage("26.11.2026 21:00"));
  admin.presses(ready, "Send to");
  await admin.chat.nextEdit(ready, "26.11.2026 21:00");
  admin.writes("/announcements");
  const listed = await admin.chat.nextBotMessage(hasButton("Send now"));
  expect(copiesIn(kate.chat, "Tonight!")).toBe(0);
  admin.presses(listed, "Send now");
  await kate.chat.nextBotMessage("Tonight!");
  clock.moveTo("2026-11-26T18:00:05Z");
  await bot.app.idle();
  expect(copiesIn(kate.chat, "Tonight!")).toBe(1);
});

test("pause holds it, resume goes on, and nobody gets it twice; stop leaves out the rest", async () => {
  await start("ru", 4);
  const people = Array.from({ length: PEOPLE }, (_, at) => person("ru", `Гость ${String(at)}`));
  for (const one of people) await one.chat.nextBotMessage();
  const copies = (text: string) => people.reduce((sum, one) => sum + copiesIn(one.chat, text), 0);

  const ready = await previewed(await draft(() => admin.writes("Пауза")));
  admin.presses(ready, "Отправить в");
  await admin.chat.nextEdit(ready, hasButton("Пауза"));
  await admin.presses(ready, "⏸ Пауза").answer();
  await admin.chat.nextEdit(ready, "Приостановлено");
  await bot.app.idle();
  const held = copies("Пауза");
  expect(held).toBeLessThan(PEOPLE);
  await seconds(8);
  expect(copies("Пауза")).toBe(held);
  await admin.presses(ready, "Продолжить").answer();
  await delivered(ready, "Объявление разослано");
  expect(people.map((one) => copiesIn(one.chat, "Пауза"))).toEqual(people.map(() => 1));

  const second = await previewed(await draft(() => admin.writes("Стоп")));
  admin.presses(second, "Отправить в");
  await admin.chat.nextEdit(second, hasButton("Остановить"));
  await admin.presses(second, "Остановить").answer();
  const report = await delivered(second, /пропущены: [1-9]/u);
  expect(textOf(report)).toContain("осталось: 0");
  expect(copies("Стоп")).toBeLessThan(PEOPLE);
});

test("a group that becomes a supergroup between the confirmation and its turn gets it there, once", async () => {
  await start("ru");
  const gosha = person("ru", "Гоша");
  const group = bot.world.addGroup({ title: "Дача", owner: gosha, isBasic: true });
  gosha.writes("/start", { chat: group });
  await group.nextBotMessage();
  const card = await draft(() => admin.writes("Едем на дачу"));
  admin.presses(card, "Когда");
  await admin.chat.nextBotMessage("Когда отправить?");
  admin.writes("завтра 9:30");
  const ready = await previewed(await admin.chat.nextBotMessage("Объявление"));
  admin.presses(ready, "Отправить в");
  await admin.chat.nextEdit(ready, /26\.11\.2026 09:30/u);
  const grown = group.migrate();
  clock.moveTo("2026-11-26T06:30:02Z");
  await grown.nextBotMessage("Едем на дачу");
  await seconds(8);
  expect(copiesIn(grown, "Едем на дачу")).toBe(1);
  expect(copiesIn(group, "Едем на дачу")).toBe(0);
});

test("what may or may not have arrived is counted apart, and goes out again only at the admin's word", async () => {
  await start("ru");
  const katya = person("ru", "Катя");
  await katya.chat.nextBotMessage();
  const ready = await previewed(await draft(() => admin.sends({ photo: true, caption: "Афиша" })));
  // Telegram takes both, and the connection breaks before it can say so.
  bot.world.faults.set({ kind: "dropAfter", method: "sendPhoto", times: 2 });
  admin.presses(ready, "Отправить в");
  const report = await delivered(ready, "Объявление разослано");
  expect(labelsOf(report)).toContain("🔁 Отправить ещё раз эти 2");
  const copies = () => katya.chat.botMessages().filter(({ caption }) => caption === "Афиша").length;
  expect(copies()).toBe(1);
  await admin.presses(report, "ещё раз").answer();
  await seconds(16);
  expect(copies()).toBe(2);
});

test("who was an admin at the preview and is none at the confirmation sends nothing", async () => {
  await start("ru");
  const katya = person("ru", "Катя");
  const ready = await previewed(await draft(() => admin.writes("Последнее слово")));
  admins.length = 0;
  expect((await admin.presses(ready, "Отправить в").answer()).text).toContain("Эта кнопка");
  await bot.app.idle();
  expect(copiesIn(katya.chat, "Последнее слово")).toBe(0);
});

test.each([
  ["ru", "Telegram такое не примет", "Подпись слишком длинная", "сейчас не отвечает"],
  ["en", "Telegram will not take this", "The caption is too long", "does not answer just now"],
] as const)(
  "what Telegram refuses is told before anybody gets it (%s)",
  async (language, refused, long, busy) => {
    await start(language, 200, true);
    const look = language === "en" ? "Preview" : "Посмотреть";
    const card = await draft(() => {
      // A Premium user's caption is longer than a bot's may be.
      admin.sends({ photo: true, caption: "я".repeat(1_500) });
      admin.sends({ photo: true, caption: "я".repeat(1_000) });
    });
    expect(admin.chat.botMessages().some((one) => textOf(one).includes(long))).toBe(true);
    bot.world.faults.set({ kind: "http500", method: "sendPhoto", times: 1 });
    admin.presses(card, look);
    await admin.chat.nextBotMessage(busy);
    const again = await admin.chat.nextBotMessage(hasButton(look));
    expect(labelsOf(again).some((label) => /Send to|Отправить в/u.test(label))).toBe(false);
    await previewed(again);

    const text = await draft(() => admin.writes("я".repeat(5_000)));
    admin.presses(text, look);
    await admin.chat.nextBotMessage(refused);
    const still = await admin.chat.nextBotMessage(hasButton(look));
    expect(labelsOf(still).some((label) => /Send to|Отправить в/u.test(label))).toBe(false);
  },
);

test("an audience of nobody is told so, and the draft stays", async () => {
  await start("ru");
  const card = await draft(() => admin.writes("Каналам"));
  admin.presses(card, "Кому");
  await admin.chat.nextEdit(card, "Кому отправить");
  admin.presses(card, "каналам · 0");
  await admin.chat.nextEdit(card, "чатов: 0");
  admin.presses(card, "Посмотреть");
  const ready = await admin.chat.nextBotMessage(hasButton("Посмотреть"));
  const send = labelsOf(ready).find((label) => label.includes("Отправить"));
  if (send !== undefined) expect((await admin.presses(ready, send).answer()).text).toContain("некому");
  else expect(textOf(ready)).toContain("чатов: 0");
});

test.each([
  ["ru", "Объявления", "Присылать ли объявления", "не присылать", "от имени группы", "Я администратор"],
  ["en", "Announcements", "pass on announcements", "no", "writing as the group", "I am an admin"],
] as const)(
  "a group's anonymous admin stops announcements there, and the group gets none (%s)",
  async (language, section, question, off, asProof, proofButton) => {
    await start("ru");
    const gosha = person(language, "Гоша");
    const club = bot.world.addGroup({ title: "Клуб", owner: gosha });
    if (language === "en") {
      gosha.writes("/language", { chat: club });
      const choice = await club.nextBotMessage("На каком языке");
      await gosha.presses(choice, "English").answer();
      await club.nextEdit(choice, "I speak English here.");
    }
    gosha.writes("/settings", { chat: club, as: club });
    const menu = await club.nextBotMessage(asProof);
    gosha.presses(menu, proofButton);
    await club.nextEdit(menu, "Клуб");
    gosha.presses(menu, section);
    await club.nextEdit(menu, question);
    await gosha.presses(menu, off).answer();
    await bot.app.idle();
    const ready = await previewed(await draft(() => admin.writes("Всем")));
    admin.presses(ready, "Отправить в");
    await gosha.chat.nextBotMessage("Всем");
    await delivered(ready, "Объявление разослано");
    expect(copiesIn(club, "Всем")).toBe(0);
  },
);
