import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/support/postgres.ts"],
    // Generous, since a busy machine starts a bot in five times the usual two seconds.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Measured on two cores: 236 s with two workers, 178 s with three, since journeys mostly wait.
    maxWorkers: 3,
    // What a worker has read of the data pack serves all its files: 178 s instead of 260 s. No file keeps anything else.
    isolate: false,
  },
});
