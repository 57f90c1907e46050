import { expect, test } from "vitest";
import { simulate } from "../simulation/countdown.ts";

test("through an autumn's clock changes, with crashes and replicas, each due post comes once and on its day", async () => {
  const { posts, crashes, doubled, onWrongDay, lost, unwanted } = await simulate(
    80,
    "2025-09-20T00:00:00Z",
    45,
    1980,
  );
  expect(posts).toBeGreaterThan(60);
  expect(crashes).toBeGreaterThan(1);
  expect({ doubled, onWrongDay, lost, unwanted }).toEqual({
    doubled: [],
    onWrongDay: [],
    lost: [],
    unwanted: [],
  });
});
