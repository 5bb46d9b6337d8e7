import type { OperationId, OperationInput, OperationOutput } from 'cpaas-8x8';

import { control } from './control-client';
import { showNotice } from './notice';

/** Runs an operation of the API through the control API. @throws {Error} when the sandbox refuses it. */
export function runOperation<Id extends OperationId>(
  id: Id,
  input: OperationInput<Id>,
): Promise<OperationOutput<Id>> {
  return control<OperationOutput<Id>>('POST', `/operations/${id}`, input);
}

/** Does something for the user, and tells how it ended. Resolves to whether it succeeded. */
export async function attempt(work: () => Promise<unknown>, success?: string): Promise<boolean> {
  try {
    await work();
    if (success !== undefined) showNotice(success);
    return true;
  } catch (error) {
    showNotice(error instanceof Error ? error.message : String(error), { isError: true });
    return false;
  }
}
