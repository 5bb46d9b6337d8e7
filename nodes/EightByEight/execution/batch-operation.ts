import type { CatalogueEntry, Operation } from '../../../core/src/catalogue';

/** The operation that takes many inputs of another at once. */
export interface BatchOperation {
  readonly id: string;
  readonly operation: Operation;
  /** The field that holds the inputs. */
  readonly items: string;
  /** The field of its answer that holds their results. */
  readonly results: string;
  /** Fields that the batch takes once for all. */
  readonly shared: readonly string[];
  /** How many inputs one request takes. */
  readonly most: number;
}

/** How many inputs of an operation travel in one request, if they can. */
export function batchOf({ apiName, api, operation }: CatalogueEntry): BatchOperation | undefined {
  const { batching } = operation;
  const batch = batching && api.operations[batching.operation];
  if (!batch) return undefined;
  const list = batch.input.properties[batching.items];
  return {
    id: `${apiName}.${batching.operation}`,
    operation: batch,
    items: batching.items,
    results: batching.results,
    shared: batching.shared ?? [],
    most: list?.type === 'array' ? (list.maxItems ?? 1000) : 1000,
  };
}
