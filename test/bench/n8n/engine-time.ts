import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { runWorkflow, type TestWorkflow } from '../../nodes/engine/run-workflow';

/** A node to measure in n8n's engine, and its requirements. It gets the type `bench`. */
export interface Contender extends Pick<TestWorkflow, 'nodeTypes' | 'credentials' | 'credentialTypes'> {
  readonly parameters: INodeParameters;
}

/** The fields of each item, as from a spreadsheet. */
const itemsOf = (count: number): INodeExecutionData[] =>
  Array.from({ length: count }, (_, index) => ({
    json: { phone: `+65${90_000_000 + index}`, order: index },
  }));

/** Wall time and CPU time of an execution, in milliseconds. CPU time does not depend on other load. */
export interface Duration {
  readonly clock: number;
  readonly cpu: number;
}

/** Runs one node with this many items in n8n's engine. Returns the times and the number of output items. */
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

/** The times of an execution that must output as many items as it got. */
export async function timeOfAll(contender: Contender, count: number): Promise<Duration> {
  const { out, ...duration } = await timed(contender, count);
  if (out !== count) throw new Error(`${out} items came out of ${count}.`);
  return duration;
}
