import type { LiveEvent } from '../events/live-events';
import type { SchemaFor } from '../../server/validation/assert-valid';
import { liveEventKinds } from '../events/event-kinds';
import type { WaitOptions } from '../events/wait';
import { routesFor, waitSchema } from '../route';

/** The event that is awaited. */
interface EventQuery {
  /** The kind of the event. */
  readonly kind: LiveEvent['kind'];
}

export interface EventOperations {
  waitFor: { readonly query: EventQuery & WaitOptions; readonly response: LiveEvent };
}

const eventQuerySchema = {
  type: 'object',
  properties: { kind: { type: 'string', enum: liveEventKinds } },
  required: ['kind'],
} as const satisfies SchemaFor<EventQuery>;

const route = routesFor<EventOperations>();

/** What happens in the sandbox. */
export const eventRoutes = [
  route(
    'waitFor',
    'GET /events/wait',
    {
      summary: 'The next event of a `kind` of `GET /events`',
      query: waitSchema(eventQuerySchema),
      note: 'In a program, it waits for an event, or until a function returns something truthy.',
      program: '`waitFor(kind, { timeoutMs })`',
      failure: 408,
    },
    (sandbox, { query: { kind, timeoutMs } }) =>
      sandbox.waitFor(kind, timeoutMs === undefined ? {} : { timeoutMs }),
  ),
];
