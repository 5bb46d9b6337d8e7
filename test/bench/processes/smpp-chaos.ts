/**
 * Sends messages over SMPP while connections are cut at random, and prints the counts.
 *
 * `npx tsx --tsconfig tsconfig.check.json test/bench/processes/smpp-chaos.ts 50000`
 */
import { sendUnderCuts } from '../../smpp/chaos/send-under-cuts';

sendUnderCuts(Number(process.argv[2])).then(
  (counts) => process.stdout.write(`${JSON.stringify(counts)}\n`),
  (error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exitCode = 1;
  },
);
