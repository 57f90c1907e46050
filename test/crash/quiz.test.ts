import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { startSandbox, type Sandbox } from "../../src/sandbox/sandbox.ts";
import { openDatabase } from "../../src/storage/database.ts";
import { realClock, seeded } from "../support/ports.ts";
import { newDatabase, settings, startProcess } from "./processes.ts";

/** Kills of the long run; `npm run test:crash` sets a hundred. */
const KILLS = Number(process.env["CRASH_KILLS"] ?? 2);
/** Of which about two seconds are the start. */
const LIFE_MS_MIN = 2_500;
const LIFE_MS_MAX = 6_000;

interface Shown {
  readonly message_id: number;
  readonly poll?: { readonly is_closed?: boolean } | undefined;
}

/** The right option of a poll, as Telegram's server knows it. */
function rightOf(sandbox: Sandbox, messageId: number, chatId: number): number {
  const call = sandbox.world.calls.findLast(
    ({ method, params, result }) =>
      method === "sendPoll" &&
      Number((params as { chat_id?: unknown }).chat_id) === chatId &&
      (result as Shown | undefined)?.message_id === messageId,
  );
  const ids = (call?.params as { correct_option_ids?: unknown } | undefined)?.correct_option_ids;
  return (typeof ids === "string" ? (JSON.parse(ids) as number[]) : ((ids ?? []) as number[]))[0] ?? 0;
}

test(
  `a game goes on through ${String(KILLS)} kills, and no answer that was delivered is lost`,
  async () => {
    const random = seeded(1982);
    const sandbox = await startSandbox({ clock: realClock, random });
    const path = newDatabase();
    const people = ["Катя", "Люда", "Тося"].map((name) => {
      const one = sandbox.world.addPerson({ name, languageCode: "ru" });
      one.starts();
      return one;
    });
    const [starter] = people;
    if (starter === undefined) throw new Error("Cannot play: nobody is there");
    const club = sandbox.world.addGroup({ title: "Клуб", owner: starter, members: people.slice(1) });
    /** Votes cast, by person and poll: each is an answer to be found. */
    const cast = new Map<string, number>();
    const voted = new Set<number>();

    function voteInOpenPolls(): void {
      for (const message of club.botMessages() as readonly Shown[]) {
        const isOpen = message.poll !== undefined && !club.poll(message as never, starter).isClosed;
        if (!isOpen || voted.has(message.message_id)) continue;
        voted.add(message.message_id);
        for (const one of people) {
          one.votes(message as never, rightOf(sandbox, message.message_id, club.id));
          cast.set(`${String(one.id)} ${String(message.message_id)}`, one.id);
        }
      }
    }

    const begun = new Set<number>();

    /** All three join a lobby, and then it begins. */
    function joinLobbies(): void {
      for (const message of club.botMessages()) {
        const isLobby = message.text?.startsWith("Викторина!") === true && message.reply_markup !== undefined;
        if (!isLobby || begun.has(message.message_id)) continue;
        begun.add(message.message_id);
        for (const one of people.slice(1)) one.presses(message, "Участвую");
        starter?.presses(message, "Начать сейчас");
      }
    }

    async function live(ms: number): Promise<void> {
      const until = Date.now() + ms;
      while (Date.now() < until) {
        joinLobbies();
        voteInOpenPolls();
        await sleep(50);
      }
    }

    starter.writes("/quiz 20", { chat: club });
    for (let kill = 0; kill < KILLS; kill += 1) {
      const bot = startProcess(settings(sandbox, path));
      await live(LIFE_MS_MIN + random() * (LIFE_MS_MAX - LIFE_MS_MIN));
      const isOver = club.botMessages().some(({ text }) => text?.startsWith("Итоги") === true);
      if (isOver) starter.writes("/quiz 20", { chat: club });
      bot.child.kill("SIGKILL");
      await bot.exit;
    }
    const last = startProcess(settings(sandbox, path));
    // However slow the machine is: until a question has been revealed.
    const isRevealed = (): boolean =>
      club.botMessages().some(({ text }) => text?.startsWith("Верный ответ") === true);
    for (let waits = 0; waits < 30 && !isRevealed(); waits += 1) await live(2_000);
    await live(2_000);
    starter.writes("/stop", { chat: club });
    await sandbox.world.waitFor(
      () => club.botMessages().some(({ text }) => /Итоги|Останавливать нечего/u.test(text ?? "")),
      30_000,
    );
    await sandbox.world.idle();
    last.child.kill("SIGTERM");
    await last.exit;

    const db = await openDatabase({ kind: "sqlite", path });
    const answers = await db.selectFrom("quiz_answers").selectAll().execute();
    await db.destroy();
    // An answer is counted once, and never for a person who did not vote.
    const keys = answers.map(
      ({ game_id, question_id, person_id }) => `${game_id} ${question_id} ${String(person_id)}`,
    );
    expect(new Set(keys).size).toBe(keys.length);
    // Each revealed question has the answers of all three: none that was delivered is lost.
    const byQuestion = Map.groupBy(answers, ({ game_id, question_id }) => `${game_id} ${question_id}`);
    expect(byQuestion.size).toBeGreaterThan(0);
    for (const [question, given] of byQuestion) expect(given, question).toHaveLength(people.length);
    expect(answers.length).toBeLessThanOrEqual(cast.size);
    expect(sandbox.world.violations).toEqual([]);
    await sandbox.stop();
  },
  90_000 + KILLS * 12_000,
);
