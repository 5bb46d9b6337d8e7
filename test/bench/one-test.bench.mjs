/** The time to run the tests of one file from the sources, without a build. */
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { median, rounded, takingTurns, tell } from './figures.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const jest = createRequire(import.meta.url).resolve('jest/bin/jest');

function secondsOf(file) {
  const start = performance.now();
  execFileSync(process.execPath, [jest, file], { cwd: root, stdio: 'ignore' });
  return (performance.now() - start) / 1000;
}

const { seconds } = await takingTurns(3, { seconds: () => secondsOf('test/core/text/sms-segments.test.ts') });
tell([
  {
    what: 'tests of one file of the core, from the sources',
    figure: `${rounded(median(seconds))} s`,
    budget: '≤ 5 s',
    within: median(seconds) <= 5,
    beside: 'by the clock',
  },
]);
