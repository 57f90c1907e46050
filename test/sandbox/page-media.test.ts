import type { Message } from "@grammyjs/types";
import { expect, test } from "vitest";
import { openSandbox } from "./support.ts";
import type { TestSandbox } from "./support.ts";
import { png, upload } from "./uploads.ts";

interface Chat {
  readonly id: number;
  readonly is_forum?: boolean;
  readonly newestTopicId?: number;
  readonly topics: readonly { readonly id: number }[];
}

async function openPage() {
  const sandbox = await openSandbox({ page: true });
  const state = async () =>
    (await (await fetch(`${sandbox.url}/sandbox/state`)).json()) as { readonly chats: readonly Chat[] };
  const [katya] = sandbox.world.people();
  katya!.starts();
  return { sandbox, state, katya: katya! };
}

async function fileOf(sandbox: TestSandbox, uniqueId: string | undefined) {
  return fetch(`${sandbox.url}/sandbox/files/${uniqueId ?? ""}`);
}

test("the page gets the bytes of pictures to show, everything else only to keep", async () => {
  const { sandbox, katya } = await openPage();
  const { result } = await upload<Message>(sandbox, "sendPhoto", { chat_id: katya.id, photo: png() });
  const picture = await fileOf(sandbox, result.photo?.at(-1)?.file_unique_id);
  expect(picture.headers.get("content-type")).toBe("image/png");
  expect(Buffer.from(await picture.arrayBuffer()).equals(png())).toBe(true);

  const page = await upload<Message>(
    sandbox,
    "sendDocument",
    { chat_id: katya.id, document: Buffer.from("<script>") },
    { document: "план.html" },
  );
  const file = await fileOf(sandbox, page.result.document?.file_unique_id);
  expect(file.headers.get("content-type")).toBe("application/octet-stream");
  expect(file.headers.get("content-disposition")).toBe(
    `attachment; filename*=UTF-8''${encodeURIComponent("план.html")}`,
  );
  expect((await fileOf(sandbox, "nothing")).status).toBe(404);
});

test("the page's people send albums, and see what is pinned", async () => {
  const { sandbox, katya } = await openPage();
  const response = await fetch(`${sandbox.url}/sandbox/send`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ personId: katya.id, chatId: katya.id, kind: "album", caption: "Съёмки" }),
  });
  const { result } = (await response.json()) as { readonly result: readonly Message[] };
  expect(result).toHaveLength(3);
  await sandbox.call("pinChatMessage", { chat_id: katya.id, message_id: result[1]?.message_id });
  const chat = await (await fetch(`${sandbox.url}/sandbox/chats/${String(katya.id)}`)).json();
  expect(chat).toMatchObject({ pinned: [{ message_id: result[1]?.message_id }] });
});

test("a forum opens in the topic where somebody wrote last", async () => {
  const { sandbox, state, katya } = await openPage();
  const forum = async () => (await state()).chats.find((chat) => chat.is_forum)!;
  const { id, topics } = await forum();
  katya.writes("Когда?", { chat: { id }, topic: topics[1] });
  expect((await forum()).newestTopicId).toBe(topics[1]?.id);
  await sandbox.send({ id }, { text: "Скоро", message_thread_id: topics[0]?.id });
  expect((await forum()).newestTopicId).toBe(topics[0]?.id);
  katya.writes("Всем привет", { chat: { id } });
  expect(await forum()).not.toHaveProperty("newestTopicId");
});
