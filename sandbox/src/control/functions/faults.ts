import type { SandboxContext } from '../../engine/context';
import { faultTable, type FaultRequest, type FaultRule } from '../../server/faults/fault-rule';
import { addFault, clearFaults, removeFault } from '../../server/faults/fault-store';
import { listFaultTargets, type FaultTargets } from '../../server/faults/fault-targets';

/** Faults: requests and webhooks that fail. */
export interface FaultFunctions {
  /** Makes matching requests fail. */
  addFault(request: FaultRequest): FaultRule;
  faults(): readonly FaultRule[];
  /** Lists what faults of requests and of webhooks can have as their target. */
  faultTargets(): FaultTargets;
  removeFault(id: string): boolean;
  clearFaults(): void;
}

export const createFaultFunctions = (context: SandboxContext): FaultFunctions => ({
  addFault: (request) => addFault(context, request),
  faults: () => context.state.table(faultTable).list(),
  faultTargets: () => listFaultTargets(context.options.catalogue),
  removeFault: (id) => removeFault(context, id),
  clearFaults: () => clearFaults(context),
});
