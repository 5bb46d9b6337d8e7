import { join } from 'node:path';
import { loadScript, type ScriptStep } from '8x8-sandbox';
import { galleryFolder } from '../../../scripts/gallery/read-gallery';
import { root } from '../../pack/packed';
import { outputOf } from '../examples/example-flows';
import type { Played } from './expectation';

/** Prepares the account as the scripted customer does, and plays other steps. */
export async function playSteps({ name, sandbox }: Played, ...steps: readonly ScriptStep[]): Promise<void> {
  const { people, prepare } = loadScript(join(root, galleryFolder, name));
  await sandbox.playScript({ name: 'other', summary: 'Something else', people, prepare, steps });
}

/** The items that a node has put out in all executions, newest first. */
export async function outputsOf({ name, n8n, flows }: Played, node: string): Promise<readonly unknown[]> {
  const runs = await flows.runs(name);
  const executions = await Promise.all(runs.map(({ id }) => n8n.execution(id)));
  return executions.flatMap((run) => outputOf(run, node));
}
