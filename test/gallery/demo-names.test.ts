import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readGallery } from '../../scripts/gallery/read-gallery';
import { root } from '../docs/pages';
import { runProgram } from '../pack/program';

const demo = (argument: string) =>
  runProgram(process.execPath, [join(root, 'scripts', 'demo.mjs'), argument], { cwd: root });

/** The demo reads the pages without packages, because it lists them before anything is installed. */
it('reads the same of the pages as the generator', async () => {
  const program = `import { listWorkflows } from './examples/demo/lib/gallery.mjs';
    console.log(JSON.stringify(listWorkflows('.')));`;
  const { output } = await runProgram(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: root,
  });

  expect(JSON.parse(output)).toMatchObject(
    readGallery(root).map(({ name, summary, with: partners, services }) => ({
      ...{ name, summary, services },
      with: partners,
    })),
  );
});

describe('npm run demo', () => {
  it('lists all workflows with --list, each with its summary', async () => {
    const { code, output } = await demo('--list');

    expect(code).toBe(0);
    const lines = output.trim().split('\n');
    expect(lines.map((line) => line.replace(/ {2,}/, ': '))).toEqual(
      readGallery(root).map(({ name, summary }) => `${name}: ${summary}`),
    );
  });

  it.each([
    ['order-desk', 'whatsapp-order-desk'],
    ['sms-campain-from-csv', 'sms-campaign-from-csv'],
  ])('names the nearest workflow to %s, before anything is built', async (wrong, nearest) => {
    const { code, output } = await demo(wrong);

    expect(code).toBe(1);
    expect(output.trim()).toBe(
      `There is no workflow ${wrong}. Did you mean ${nearest}? All are listed by: npm run demo -- --list`,
    );
  });
});
