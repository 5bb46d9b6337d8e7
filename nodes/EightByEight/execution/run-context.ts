import type { CatalogueEntry, Catalogue } from '../../../core/src/catalogue';
import type { ClientOver } from '../../../core/src/transport';
import type { IExecuteFunctions, INode, NodeError } from 'n8n-workflow';
import { nodeErrorFrom } from '../../shared/node-error';

/** What all steps of one run of the node work with. */
export interface Task {
  readonly context: IExecuteFunctions;
  readonly node: INode;
  readonly entry: CatalogueEntry;
  readonly catalogue: Catalogue;
  readonly client: ClientOver<Catalogue>;
  /** Whether an item that does not succeed becomes an item of its own, and the others go on. */
  readonly goOn: boolean;
  /** How n8n shows what was thrown for an item. */
  errorFor(thrown: unknown, itemIndex: number): NodeError;
}

export function errorMaker(node: INode, catalogue: Catalogue): Task['errorFor'] {
  return (thrown, itemIndex) => nodeErrorFrom(node, thrown, { itemIndex, catalogue });
}

/** Whether the execution was cancelled: then nothing more is to be sent. */
export function isCancelled({ context }: Task): boolean {
  return context.getExecutionCancelSignal()?.aborted ?? false;
}
