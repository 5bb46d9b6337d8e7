import { ApiError } from '../../server/api-error';
import type { SmppStatus } from '../functions/smpp';
import { routesFor } from '../route';

export interface SmppOperations {
  smppStatus: { readonly response: SmppStatus };
  cutSmppBind: object;
}

const route = routesFor<SmppOperations>();

/** The SMPP server. */
export const smppRoutes = [
  route(
    'smppStatus',
    'GET /smpp',
    {
      summary: 'The SMPP binds, and how many receipts and messages wait for an acknowledgement',
      note: '`GET /` tells the address and the credentials.',
    },
    (sandbox) => sandbox.smppStatus(),
  ),
  route(
    'cutSmppBind',
    'DELETE /smpp/binds/:id',
    { summary: 'Cuts the connection of an SMPP bind', failure: 404 },
    (sandbox, { id }) => {
      if (!sandbox.cutSmppBind(id)) throw new ApiError(404, 0, `There is no SMPP bind ${id}`);
    },
  ),
];
