import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startApp } from "../../src/app.ts";
import { parseConfig } from "../../src/config.ts";
import { startSandbox, type Sandbox } from "../../src/sandbox/sandbox.ts";
import { startBot, textOf, type RunningBot } from "../support/bot.ts";
import { keepingLog, realClock, seeded } from "../support/ports.ts";

/** The profile is written in the background, in some forty calls. */
const WAIT = { timeout: 15_000, interval: 20 };

let bot: RunningBot;
beforeAll(async () => {
  bot = await startBot();
});
afterAll(async () => bot.stop());

const person = (languageCode: string | undefined, name = "Катя") =>
  bot.world.addPerson({ name, ...(languageCode === undefined ? {} : { languageCode }) });
const username = (): string => bot.sandbox.bot.username ?? "";

describe("commands in private", () => {
  test.each([
    ["ru", undefined, "бот для тех, кто любит"],
    ["en", undefined, "is a bot for people who love"],
    ["ru", "from_a_poster", "бот для тех, кто любит"],
    ["en", "from_a_poster", "is a bot for people who love"],
  ])(
    "in a %s client Start with the payload %s is answered with «%s»",
    async (language, payload, expected) => {
      const katya = person(language);
      katya.starts(payload);
      const hello = await katya.chat.nextBotMessage(expected);
      expect(hello.entities?.[0]?.type).toBe("bold");
      await bot.world.idle();
      expect(katya.chat.botMessages()).toHaveLength(1);
    },
  );

  test.each([
    ["de", "people who love"],
    ["en-GB", "people who love"],
    ["be", "бот для тех, кто любит"],
    [undefined, "бот для тех, кто любит"],
  ])("a client whose language is %s is greeted with «%s»", async (language, expected) => {
    const someone = person(language);
    someone.starts();
    await someone.chat.nextBotMessage(expected);
  });

  test("/help names the bot, so that groups can mention it", async () => {
    const katya = person("ru");
    katya.writes("/help");
    expect(textOf(await katya.chat.nextBotMessage("Как спрашивать"))).toContain(`@${username()}`);
  });

  test("a command may name the bot, in capitals too", async () => {
    const katya = person("ru");
    katya.writes(`/privacy@${username()}`);
    await katya.chat.nextBotMessage("Что я храню");
    katya.writes(`/ask@${username().toUpperCase()} кто играл Гошу?`);
    await katya.chat.nextBotMessage("Баталов");
  });

  test("facts and quotes come with their source, and not always the same one", async () => {
    const katya = person("ru");
    for (const command of ["/fact", "/quote"]) {
      const seen = new Set<string>();
      for (let time = 0; time < 6; time += 1) {
        katya.writes(command);
        seen.add(textOf(await katya.chat.nextBotMessage("Источник")));
      }
      expect(seen.size).toBeGreaterThan(1);
    }
  });
});

describe("/language", () => {
  test("offers two buttons; each is answered in its own language and can be changed back", async () => {
    const katya = person("ru");
    katya.writes("/language");
    const choice = await katya.chat.nextBotMessage("Which language");
    expect(choice.reply_markup?.inline_keyboard.flat().map(({ text }) => text)).toEqual([
      "Русский",
      "English",
    ]);
    await katya.presses(choice, "English").answer();
    expect(textOf(await katya.chat.nextEdit(choice))).toBe("I speak English here.");
    katya.writes("/language");
    const again = await katya.chat.nextBotMessage("Which language shall I speak here? На каком");
    await katya.presses(again, "Русский").answer();
    expect(textOf(await katya.chat.nextEdit(again))).toBe("Говорю по-русски.");
    katya.writes("/help");
    await katya.chat.nextBotMessage("Как спрашивать");
  });

  test("two presses of the same button change nothing the second time and are both answered", async () => {
    const katya = person("ru");
    katya.writes("/language");
    const choice = await katya.chat.nextBotMessage("Which language");
    const presses = [katya.presses(choice, "English"), katya.presses(choice, "English")];
    for (const press of presses) await press.answer();
    await katya.chat.nextEdit(choice, "I speak English here.");
    await bot.world.idle();
    expect(katya.chat.botMessages()).toHaveLength(1);
  });

  test("a press on a message that is gone still changes the language", async () => {
    const katya = person("ru");
    katya.writes("/language");
    const choice = await katya.chat.nextBotMessage("Which language");
    katya.deletes(choice);
    await katya.presses(choice, { data: "chat.language:en" }).answer();
    await bot.world.idle();
    katya.writes("/help");
    await katya.chat.nextBotMessage("How to ask");
  });
});

describe("/forgetme", () => {
  test("«No» keeps the chosen language, «Yes» forgets it", async () => {
    const katya = person("ru");
    katya.writes("/language");
    const choice = await katya.chat.nextBotMessage("Which language");
    await katya.presses(choice, "English").answer();
    await katya.chat.nextEdit(choice);
    katya.writes("/forgetme");
    const first = await katya.chat.nextBotMessage("Delete everything");
    await katya.presses(first, "No, keep it").answer();
    const kept = await katya.chat.nextEdit(first, "everything stays as it was");
    expect(kept.reply_markup).toBeUndefined();
    katya.writes("/forgetme");
    const second = await katya.chat.nextBotMessage("Delete everything");
    await katya.presses(second, "Yes, forget me").answer();
    await katya.chat.nextEdit(second, "I do not remember you");
    katya.writes("/forgetme");
    await katya.chat.nextBotMessage("Удалить всё");
  });

  test("a follow-up after «Yes» has nothing to go on from", async () => {
    const katya = person("ru");
    katya.writes("Кто режиссёр фильма?");
    await katya.chat.nextBotMessage("Меньшов");
    katya.writes("/forgetme");
    const question = await katya.chat.nextBotMessage("Удалить всё");
    await katya.presses(question, "Да, забыть").answer();
    await katya.chat.nextEdit(question, "Готово");
    katya.writes("а когда он умер?");
    const answer = await katya.chat.nextBotMessage();
    expect(textOf(answer)).not.toMatch(/5 июля 2021/u);
  });

  test("somebody else's press is refused and forgets nobody", async () => {
    const katya = person("ru");
    const gosha = person("ru", "Гоша");
    katya.writes("/language");
    const choice = await katya.chat.nextBotMessage("Which language");
    await katya.presses(choice, "English").answer();
    await katya.chat.nextEdit(choice);
    gosha.writes("/forgetme");
    const his = await gosha.chat.nextBotMessage("Удалить всё");
    const press = gosha.presses(his, { data: `chat.forget:${String(katya.id)}:yes` });
    expect((await press.answer()).text).toBe("Эта кнопка для того, кто спрашивал.");
    katya.writes("/help");
    await katya.chat.nextBotMessage("How to ask");
  });
});

describe("commands in a group", () => {
  const club = () => {
    const owner = person("ru", "Гоша");
    const katya = person("ru");
    return { owner, katya, group: bot.world.addGroup({ title: "Клуб", owner, members: [katya] }) };
  };

  test.each([
    ["/start", "Я на месте"],
    ["/help", "Как спрашивать"],
    ["/privacy", "Что я храню"],
    ["/fact", "Источник"],
    ["/quote", "Источник"],
    ["/me", "в личной переписке"],
    ["/forgetme", "в личной переписке"],
    ["/language", "На каком языке"],
  ])("%s is answered with a reply: «%s»", async (command, expected) => {
    const { katya, group } = club();
    const sent = katya.writes(command, { chat: group });
    const answer = await group.nextBotMessage(expected);
    expect(answer.reply_to_message?.message_id).toBe(sent.message_id);
    expect(textOf(answer)).not.toContain(String(katya.id));
  });

  test("an unknown command is met with silence unless it names the bot", async () => {
    const { katya, group } = club();
    katya.writes("/nonsense", { chat: group });
    katya.writes("/nonsense@other_bot", { chat: group });
    await bot.world.idle();
    expect(group.botMessages()).toEqual([]);
    katya.writes(`/nonsense@${username()}`, { chat: group });
    await group.nextBotMessage("Такой команды у меня нет");
  });
});

describe("the menu and the profile", () => {
  const profileIsWritten = () =>
    expect.poll(() => bot.log.map(({ text }) => text), WAIT).toContain("the profile is up to date");
  const names = (list: readonly { readonly command: string }[]): string =>
    list.map(({ command }) => command).join(" ");

  test.each([
    ["ru", "спросить о фильме или сериале"],
    ["en", "ask about the film or the series"],
    ["de", "ask about the film or the series"],
  ])("a %s client's menus hold what works there, described with «%s»", async (language, described) => {
    await profileIsWritten();
    const [owner, admin, member] = [person(language), person(language), person(language)];
    const group = bot.world.addGroup({ title: "Клуб", owner, admins: [admin], members: [member] });
    expect(names(member.chat.commandsFor(member))).toBe(
      "ask fact quote quiz top countdown calendar remind suggest settings language help privacy forgetme me",
    );
    expect(names(group.commandsFor(member))).toBe("ask fact quote quiz stop top countdown calendar help");
    expect(names(group.commandsFor(admin))).toBe(
      "ask fact quote quiz stop top countdown calendar settings language help",
    );
    expect(names(group.commandsFor(owner))).toBe(
      "ask fact quote quiz stop top countdown calendar settings language help",
    );
    for (const list of [member.chat.commandsFor(member), group.commandsFor(member), group.commandsFor(owner)])
      expect(list[0]?.description).toBe(described);
  });

  test.each([
    ["ru", "Восемь дней", /называю источники/u],
    ["en", "Eight Days", /name my sources/u],
    ["", "Eight Days", /name my sources/u],
  ])("the profile in «%s» has a name and descriptions", async (language_code, name, description) => {
    await profileIsWritten();
    const asked = { language_code };
    expect(await call(bot.sandbox, "getMyName", asked)).toEqual({ name });
    expect(await call(bot.sandbox, "getMyDescription", asked)).toEqual({
      description: expect.stringMatching(description) as unknown,
    });
    const short = await call(bot.sandbox, "getMyShortDescription", asked);
    expect(short).toEqual({ short_description: expect.stringMatching(/2025/u) as unknown });
  });
});

test("after a restart the chosen language lasts, and what stands in the profile is not written again", async () => {
  const folder = await mkdtemp(join(tmpdir(), "eight-days-"));
  const sandbox = await startSandbox({ clock: realClock, random: seeded(7) });
  const { world } = sandbox;
  const start = async () => {
    const log = keepingLog();
    const config = {
      ...parseConfig({}),
      botApiRoot: sandbox.url,
      database: { kind: "sqlite", path: join(folder, "bot.db") } as const,
    };
    const app = await startApp(config, sandbox.token, { clock: realClock, random: seeded(8), log });
    await expect.poll(() => log.lines.map(({ text }) => text), WAIT).toContain("the profile is up to date");
    return app;
  };
  const settings = () => world.calls.filter(({ method }) => method.startsWith("setMy")).length;

  const first = await start();
  const written = settings();
  expect(written).toBeGreaterThan(0);
  const katya = world.addPerson({ name: "Катя", languageCode: "ru" });
  katya.writes("/language");
  const choice = await katya.chat.nextBotMessage("Which language");
  await katya.presses(choice, "English").answer();
  await katya.chat.nextEdit(choice, "I speak English here.");
  await first.stop();

  const second = await start();
  katya.writes("/help");
  await katya.chat.nextBotMessage("How to ask");
  expect(settings()).toBe(written);
  await second.stop();
  await sandbox.stop();
  await rm(folder, { recursive: true });
  expect(world.violations).toEqual([]);
}, 40_000);

/** What Telegram itself tells of the bot. */
async function call(
  { url, token }: Sandbox,
  method: string,
  body: Readonly<Record<string, string>>,
): Promise<unknown> {
  const response = await fetch(`${url}/bot${token}/${method}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return ((await response.json()) as { readonly result: unknown }).result;
}
