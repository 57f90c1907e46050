/** The long runs of the schedule: `npm run test:schedule`, some minutes. Ends with 1 where anything went wrong. */
import { simulate } from "./countdown.ts";
import { compareLocalTimes } from "./local-times.ts";

const TIMES = 500_000;
const CHATS = 10_000;
const FROM = "2025-06-01T00:00:00Z";
const DAYS = 3 * 365;
const WRONG_TOLD_MAX = 20;

const seed = Number(process.argv[2] ?? 1979);
const began = performance.now();
const seconds = (): string => `${((performance.now() - began) / 1_000).toFixed(0)} s`;

const { compared, wrong } = compareLocalTimes(TIMES, seed);
console.log(`${String(compared)} local times compared, ${String(wrong.length)} differ (${seconds()})`);
for (const one of wrong.slice(0, WRONG_TOLD_MAX)) console.log(`  ${one}`);

const simulated = await simulate(CHATS, FROM, DAYS, seed);
console.log(simulated, `(${seconds()})`);
const { doubled, onWrongDay, lost, unwanted } = simulated;
if ([wrong, doubled, onWrongDay, lost, unwanted].some(({ length }) => length > 0)) process.exitCode = 1;
