import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { runWorkflow, type TestWorkflow } from '../../nodes/engine/run-workflow';

/** A node of a type named `bench`, and what it needs. */
export interface Contender extends Pick<TestWorkflow, 'nodeTypes' | 'credentials' | 'credentialTypes'> {
  readonly parameters: INodeParameters;
}

/** What each item holds: what a spreadsheet would give. */
const itemsOf = (count: number): INodeExecutionData[] =>
  Array.from({ length: count }, (_, index) => ({
    json: { phone: `+65${90_000_000 + index}`, order: index },
  }));

/** What a run took, in milliseconds: by the clock, and of its thread's CPU, which others on the machine do not change. */
export interface Duration {
  readonly clock: number;
  readonly cpu: number;
}

/** Runs one node over so many items in n8n's engine; answers what it took, and how many items came out. */
export async function timed(
  { parameters, ...rest }: Contender,
  count: number,
): Promise<Duration & { readonly out: number }> {
  const items = itemsOf(count);
  const uses = Object.keys(rest.credentials ?? {}).map((name) => [name, { id: '1', name }]);
  const node = { name: 'Node', type: 'bench', parameters, credentials: Object.fromEntries(uses) as never };
  const start = performance.now();
  const startCpu = process.threadCpuUsage();
  const { items: outputs, errors } = await runWorkflow({ ...rest, nodes: [node], items });
  const { user, system } = process.threadCpuUsage(startCpu);
  const clock = performance.now() - start;
  if (errors['Node']) throw errors['Node'];
  return { clock, cpu: (user + system) / 1000, out: outputs['Node']?.length ?? 0 };
}

/** What it takes until as many items have come out again. */
export async function timeOfAll(contender: Contender, count: number): Promise<Duration> {
  const { out, ...duration } = await timed(contender, count);
  if (out !== count) throw new Error(`${out} items came out of ${count}.`);
  return duration;
}
