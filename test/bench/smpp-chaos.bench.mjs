import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

import { tell } from './figures.mjs';

/**
 * Messages over SMPP while connections are cut at random: none twice, none lost in silence. SMPP_CHAOS_MESSAGES says how
 * many, by default 50,000.
 */
const messages = process.env.SMPP_CHAOS_MESSAGES ?? '50000';
const root = join(import.meta.dirname, '..', '..');
const output = execFileSync(
  process.execPath,
  ['--import', 'tsx', 'test/bench/processes/smpp-chaos.ts', messages],
  {
    cwd: root,
    env: { ...process.env, TSX_TSCONFIG_PATH: join(root, 'tsconfig.check.json') },
    encoding: 'utf8',
  },
);
const counts = JSON.parse(output);
const { cuts, accepted, unknown, unknownInBook } = counts;
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
