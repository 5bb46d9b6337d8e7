import { createSandbox, type Sandbox } from '8x8-sandbox';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INodeType } from 'n8n-workflow';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { runAction, type ActionRun } from '../nodes/action/run-action';
import { manifestOf, root } from './packed';
import { outputOf } from './program';

/** What is built, not the sources. */
const requireBuilt = createRequire(join(root, 'package.json'));
const { nodes = [], credentials = [] } = manifestOf(root).n8n ?? {};

/** The class in a file that n8n reads, or in the source of it. */
function makeFrom(file: string): object {
  const made = requireBuilt(file) as Readonly<Record<string, new () => object>>;
  const Class = made[basename(file).split('.')[0] ?? ''];
  if (!Class) throw new Error(`${file} has no class of its name`);
  return new Class();
}

const built = (file: string): object => makeFrom(join(root, file));
const fromSource = (file: string): object =>
  makeFrom(join(root, file.replace(/^dist\//, '').replace(/\.js$/, '.ts')));

/** All that n8n finds in a node or credential: data as it is, and where it can call something. */
function shownBy(made: object): unknown {
  const shown = (value: unknown): unknown => {
    if (typeof value === 'function') return 'a function';
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, shown(field)]));
  };
  const methods = Object.getOwnPropertyNames(Object.getPrototypeOf(made)).filter(
    (name) => name !== 'constructor',
  );
  return { fields: shown({ ...made }), methods: methods.sort() };
}

/** Everything that is held within, as often as it is met. */
const objectsIn = (value: unknown): readonly object[] =>
  typeof value === 'object' && value !== null ? [value, ...Object.values(value).flatMap(objectsIn)] : [];

describe('what n8n reads at its start', () => {
  it.each([...nodes, ...credentials])('%s shows what its source makes of the catalogue', (file) => {
    expect(shownBy(built(file))).toEqual(shownBy(fromSource(file)));
  });

  it.each(nodes)('%s gives n8n data of its own, down to the last option', (file) => {
    const properties = objectsIn((built(file) as INodeType).description.properties);
    const again = objectsIn((built(file) as INodeType).description.properties);

    expect(properties.length).toBeGreaterThan(10);
    expect(new Set([...properties, ...again]).size).toBe(properties.length + again.length);
  });

  it('is data: neither the core nor what the nodes do is read', async () => {
    const script = `
      const { basename } = require('node:path');
      for (const file of ${JSON.stringify([...nodes, ...credentials])})
        new (require('./' + file)[basename(file).split('.')[0]])();
      console.log(JSON.stringify(Object.keys(require.cache).map((path) => basename(path))));`;
    const read = JSON.parse(await outputOf(process.execPath, ['-e', script], { cwd: root })) as string[];

    expect(read.sort()).toEqual(
      [...[...nodes, ...credentials].map((file) => basename(file)), 'properties.json', 'unfolded.js'].sort(),
    );
  });
});

describe('what the built nodes do is read when it is first run', () => {
  const node = built('dist/nodes/EightByEight/EightByEight.node.js') as INodeType;
  const nodeTypes = { 'n8n-nodes-8x8.eightByEight': node };

  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await createSandbox();
  });

  afterAll(async () => {
    await sandbox.close();
  });

  const sendTo = (destination: string): Promise<ActionRun> =>
    runAction({
      operation: 'sms.send',
      parameters: { destination, text: 'Hello' },
      nodeTypes,
      credentials: {
        apiKey: sandbox.apiKey,
        baseUrl: sandbox.url,
        subAccountId: sandbox.subAccountIds.sms,
      },
    });

  it('sends an SMS in n8n’s own engine', async () => {
    const { json, error } = await sendTo('+6591234567');

    expect(error).toBeUndefined();
    expect(json).toEqual([expect.objectContaining({ umid: expect.any(String) })]);
  });

  it('refuses input with the words that the catalogue has for people', async () => {
    const { error } = await sendTo('nobody');

    expect(`${error?.message} ${error?.description}`).toMatch(/\bTo\b/);
  });
});
