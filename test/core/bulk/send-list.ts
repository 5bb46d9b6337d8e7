/**
 * A program that sends the rows of a CSV with a checkpoint, and writes each result to a file. A test kills it in the
 * middle, starts it again, and checks that nobody got a message twice.
 */
import { createReadStream, openSync, writeSync } from 'node:fs';
import { createClient, fileCheckpoint, fromCsv } from 'cpaas-8x8';

const [, , baseUrl = '', apiKey = '', subAccountId = '', list = '', checkpoint = '', book = ''] =
  process.argv;
const results = openSync(book, 'a');

async function main(): Promise<void> {
  const client = createClient({ baseUrl, apiKey, subAccountId });
  const summary = await client.sms.sendAll(fromCsv(createReadStream(list)), {
    batchSize: 25,
    concurrency: 3,
    checkpoint: fileCheckpoint(checkpoint),
    onResult: ({ index, status }) => writeSync(results, `${index} ${status}\n`),
  });
  process.stdout.write(JSON.stringify(summary));
}

main().catch((error: unknown) => {
  process.stderr.write(String(error));
  process.exitCode = 1;
});
