import { ApiError } from '../../server/api-error';
import type { FaultRequest, FaultRule } from '../../server/faults/fault-rule';
import { faultSchema } from '../../server/faults/fault-store';
import type { FaultTargets } from '../../server/faults/fault-targets';
import { routesFor } from '../route';

export interface FaultOperations {
  faults: { readonly response: readonly FaultRule[] };
  addFault: { readonly body: FaultRequest; readonly response: FaultRule };
  faultTargets: { readonly response: FaultTargets };
  clearFaults: object;
  removeFault: object;
}

const route = routesFor<FaultOperations>();

/** The faults that make requests and webhooks fail. */
export const faultRoutes = [
  route('faults', 'GET /faults', { summary: 'The faults' }, (sandbox) => sandbox.faults()),
  route(
    'addFault',
    'POST /faults',
    { summary: 'Adds a [fault](sandbox-behavior.md#faults)', body: faultSchema },
    (sandbox, { body }) => sandbox.addFault(body),
  ),
  route(
    'faultTargets',
    'GET /faults/targets',
    { summary: 'What faults can have as their target' },
    (sandbox) => sandbox.faultTargets(),
  ),
  route('clearFaults', 'DELETE /faults', { summary: 'Removes all faults' }, (sandbox) =>
    sandbox.clearFaults(),
  ),
  route(
    'removeFault',
    'DELETE /faults/:id',
    { summary: 'Removes one fault', failure: 404 },
    (sandbox, { id }) => {
      if (!sandbox.removeFault(id)) throw new ApiError(404, 0, `There is no fault ${id}`);
    },
  ),
];
