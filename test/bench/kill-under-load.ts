/**
 * Kills a sandbox with a state folder 50 times under load, and prints what was acknowledged and what was lost.
 *
 * `npx tsx --tsconfig tsconfig.check.json test/bench/kill-under-load.ts [rounds]`
 */
import { killUnderLoad } from '../sandbox/engine/kill-rounds';

const rounds = Number(process.argv[2] ?? 50);

killUnderLoad(rounds, (round) => process.stderr.write(`\r${round} of ${rounds}`)).then(
  (counts) => process.stdout.write(`\n${JSON.stringify(counts, undefined, 2)}\n`),
  (error: unknown) => {
    process.stderr.write(`\n${String(error)}\n`);
    process.exitCode = 1;
  },
);
