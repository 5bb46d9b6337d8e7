import type { CallSession } from '../../voice/calls/call-session';
import {
  callReferenceSchema,
  inboundCallSchema,
  pressedDigitsSchema,
  type CallReference,
  type InboundCall,
  type PressedDigits,
} from '../../voice/calls/customer-calls';
import type { CallFilter } from '../../voice/calls/find-sessions';
import { numberChangeSchema, type NumberChange } from '../../voice/change-virtual-number';
import type { VirtualNumber } from '../../voice/voice-store';
import { callFilterSchema } from '../query-schemas';
import { routesFor } from '../route';

export interface CallOperations {
  callSessions: { readonly query: CallFilter; readonly response: readonly CallSession[] };
  inboundCall: { readonly body: InboundCall; readonly response: CallSession };
  answerCall: { readonly body: CallReference; readonly response: CallSession };
  declineCall: { readonly body: CallReference; readonly response: CallSession };
  pressDigits: { readonly body: PressedDigits; readonly response: CallSession };
  hangUp: { readonly body: CallReference; readonly response: CallSession };
  virtualNumbers: { readonly response: readonly VirtualNumber[] };
  changeNumber: { readonly body: NumberChange; readonly response: VirtualNumber };
}

const route = routesFor<CallOperations>();

/** Calls by phone. */
export const callRoutes = [
  route(
    'callSessions',
    'GET /calls',
    {
      summary:
        'Call sessions: who takes part, what was heard (`heard`), and everything that happened (`log`), with the answers of the call action webhook',
      query: callFilterSchema,
      note: '`search` is in numbers and in what was said. `state` is `active`, or how the session ended, such as `BUSY`. `before` is a `sessionId`.',
    },
    (sandbox, { query }) => sandbox.callSessions(query),
  ),
  route(
    'inboundCall',
    'POST /calls/inbound',
    { summary: 'Somebody calls a virtual number', body: inboundCallSchema },
    (sandbox, { body }) => sandbox.inboundCall(body),
  ),
  route(
    'answerCall',
    'POST /calls/answer',
    { summary: 'The called person answers', body: callReferenceSchema },
    (sandbox, { body }) => sandbox.answerCall(body),
  ),
  route(
    'declineCall',
    'POST /calls/decline',
    { summary: 'The called person declines', body: callReferenceSchema },
    (sandbox, { body }) => sandbox.declineCall(body),
  ),
  route(
    'pressDigits',
    'POST /calls/press',
    {
      summary: 'A person presses keys',
      body: pressedDigitsSchema,
      note: '`digits` has `0` to `9`, `*` and `#`.',
    },
    (sandbox, { body }) => sandbox.pressDigits(body),
  ),
  route(
    'hangUp',
    'POST /calls/hang-up',
    { summary: 'A person hangs up, and the session ends', body: callReferenceSchema },
    (sandbox, { body }) => sandbox.hangUp(body),
  ),
  route(
    'virtualNumbers',
    'GET /virtual-numbers',
    { summary: 'The virtual numbers, which customers can call' },
    (sandbox) => sandbox.virtualNumbers(),
  ),
  route(
    'changeNumber',
    'POST /virtual-number',
    {
      summary: 'The state of a virtual number changes',
      body: numberChangeSchema,
      note: '`operationalStatus` is `Active`, `Unhealthy`, `Expiring` or `Inactive`.',
    },
    (sandbox, { body }) => sandbox.changeNumber(body),
  ),
];
