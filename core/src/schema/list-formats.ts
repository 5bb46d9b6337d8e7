import { callFlowRule } from './call-flow-rules';
import type { ListFormat } from './json-schema';
import type { Walk } from './walk';

/** What a list as a whole must be, beyond what each of its entries must be. Reports to the walk. */
export type ListRule = (values: readonly unknown[], walk: Walk) => void;

/** What each format of a list demands. */
export const listFormats: Readonly<Record<ListFormat, ListRule>> = {
  'call-flow': callFlowRule({ begins: true, mostCalls: 2 }),
  // A call is there already, and more than two are never joined.
  'call-flow-answer': callFlowRule({ begins: false, mostCalls: 1 }),
};
