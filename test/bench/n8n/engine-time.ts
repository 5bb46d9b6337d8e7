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

/** Runs one node over so many items in n8n's engine; answers the milliseconds it took, and how many came out. */
export async function timed(
  { parameters, ...rest }: Contender,
  count: number,
): Promise<{ readonly ms: number; readonly out: number }> {
  const items = itemsOf(count);
  const uses = Object.keys(rest.credentials ?? {}).map((name) => [name, { id: '1', name }]);
  const node = { name: 'Node', type: 'bench', parameters, credentials: Object.fromEntries(uses) as never };
  const start = process.hrtime.bigint();
  const { items: outputs, errors } = await runWorkflow({ ...rest, nodes: [node], items });
  const ms = Number(process.hrtime.bigint() - start) / 1e6;
  if (errors['Node']) throw errors['Node'];
  return { ms, out: outputs['Node']?.length ?? 0 };
}

/** The milliseconds for as many items as come out again. */
export async function timeOfAll(contender: Contender, count: number): Promise<number> {
  const { ms, out } = await timed(contender, count);
  if (out !== count) throw new Error(`${out} items came out of ${count}.`);
  return ms;
}
