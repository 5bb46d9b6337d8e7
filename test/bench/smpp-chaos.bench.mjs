import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

import { tell } from './figures.mjs';

/** 50,000 messages over SMPP while connections are cut at random: none twice, none lost in silence. */
const root = join(import.meta.dirname, '..', '..');
const output = execFileSync(process.execPath, ['--import', 'tsx', 'test/bench/processes/smpp-chaos.ts'], {
  cwd: root,
  env: { ...process.env, TSX_TSCONFIG_PATH: join(root, 'tsconfig.check.json') },
  encoding: 'utf8',
});
const counts = JSON.parse(output);
const { messages, cuts, accepted, unknown, unknownInBook } = counts;
const wrong = counts.twice + counts.acceptedNotInBook + counts.notSentInBook + counts.withoutReceipt;
tell([
  {
    what: `SMPP: ${messages} messages, ${cuts} cuts: twice, lost, or called not sent in error`,
    figure: String(wrong),
    budget: '0',
    within: wrong === 0,
    beside: `${accepted} accepted, ${unknown} unknown (${unknownInBook} arrived)`,
  },
]);
