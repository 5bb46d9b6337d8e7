import type { OperationOutput } from 'cpaas-8x8';

import type { SandboxContext } from '../../engine/context';
import { withoutUndefined, asObject, toText } from '../../engine/json';
import { defineTable } from '../../engine/state/table-definition';
import { dayMs, parseTimestamp, formatTimestamp } from '../../engine/timestamps';
import { findWhatsAppChannel } from '../../messages/find-channel';
import type { Message } from '../../messages/message';
import { messagesOf } from '../../messages/message-store';
import { toInternationalNumber } from '../../numbers/phone-numbers';
import { badRequest } from '../../server/api-error';
import { requireSubAccountId, type Handlers } from '../../server/operations/api-call';
import { findTemplate } from '../templates/sent-template';

/** A customer's permission for calls on WhatsApp. */
export interface CallPermission {
  readonly customer: string;
  readonly subAccountId: string;
  /** ISO 8601. Absent for a permanent permission. */
  readonly expires?: string;
}

const permissionKey = ({
  subAccountId,
  customer,
}: Pick<CallPermission, 'customer' | 'subAccountId'>): string => `${subAccountId}/${customer}`;

const permissionTable = defineTable<CallPermission>({
  name: 'callPermissions',
  key: permissionKey,
  fields: { customer: 'string', subAccountId: 'string' },
});

interface RequestLimit {
  readonly timePeriod: string;
  readonly ms: number;
  readonly maxAllowed: number;
}

/**
 * How often a business may send a call permission request to one customer, as in 8x8's sample. `getCallPermission`
 * reports these limits; the sandbox does not enforce them.
 */
const requestLimits: readonly RequestLimit[] = [
  { timePeriod: 'PT24H', ms: dayMs, maxAllowed: 1 },
  { timePeriod: 'P7D', ms: 7 * dayMs, maxAllowed: 2 },
];

/** Reads whether the business may call a customer. */
export const callPermissionHandlers = {
  'chatApps.getCallPermission': (call): OperationOutput<'chatApps.getCallPermission'> => {
    const { context, input } = call;
    const subAccountId = requireSubAccountId(call);
    if (!findWhatsAppChannel(context.state, input.channelId, subAccountId))
      throw badRequest(1000, `There is no WhatsApp channel ${input.channelId ?? ''} in this subaccount`);
    const customer = toInternationalNumber(input.destination) ?? input.destination;
    const permission = findPermission(context, subAccountId, customer);
    const limits = requestLimits.map((requestLimit) =>
      countRequests(context, requestLimit, customer, subAccountId),
    );
    return withoutUndefined<OperationOutput<'chatApps.getCallPermission'>>({
      status: permission ? (permission.expires === undefined ? 'permanent' : 'temporary') : 'not_granted',
      actions: [
        {
          actionName: 'send_call_permission_request',
          canPerformAction: limits.every(({ currentUsage, maxAllowed }) => currentUsage < maxAllowed),
          limits,
        },
        {
          actionName: 'start_call',
          canPerformAction: permission !== undefined,
          // The sandbox places no calls on WhatsApp.
          limits: [{ timePeriod: 'PT24H', maxAllowed: 100, currentUsage: 0 }],
        },
      ],
      expirationTime: permission?.expires,
    });
  },
} satisfies Partial<Handlers>;

function findPermission(
  { state, clock }: SandboxContext,
  subAccountId: string,
  customer: string,
): CallPermission | undefined {
  const found = state.table(permissionTable).get(permissionKey({ subAccountId, customer }));
  return found?.expires === undefined || parseTimestamp(found.expires) > clock.now() ? found : undefined;
}

function countRequests(
  { state, clock }: SandboxContext,
  { timePeriod, ms, maxAllowed }: RequestLimit,
  customer: string,
  subAccountId: string,
): { timePeriod: string; maxAllowed: number; currentUsage: number } {
  const since = clock.now() - ms;
  const requests = [...messagesOf(state, customer)].filter(
    (message) =>
      message.customer === customer &&
      message.subAccountId === subAccountId &&
      message.direction === 'outbound' &&
      message.status.state !== 'rejected' &&
      parseTimestamp(message.createdAt) > since &&
      isPermissionRequest({ state }, message),
  );
  return { timePeriod, maxAllowed, currentUsage: requests.length };
}

function isPermissionRequest(
  { state }: Pick<SandboxContext, 'state'>,
  { type, content = {} }: Message,
): boolean {
  if (type === 'Template') return findTemplate(state, content)?.callPermissionRequest === true;
  const interactive = asObject(content['interactive']);
  return type === 'Interactive' && toText(interactive['type']).toLowerCase() === 'call_permission_request';
}

/** How long a temporary permission lasts. */
const temporaryPermissionMs = 7 * dayMs;

/** Stores the customer's reply to a call permission request and returns when the permission expires, if it does. */
export function recordPermissionReply(
  { state, clock }: SandboxContext,
  { customer, subAccountId }: Message,
  granted: boolean,
  isPermanent: boolean,
): string | undefined {
  const permissions = state.table(permissionTable);
  const previous = permissions.get(permissionKey({ customer, subAccountId }));
  if (previous) permissions.delete(previous);
  if (!granted) return undefined;
  const expires = isPermanent ? undefined : formatTimestamp(clock.now() + temporaryPermissionMs);
  permissions.put({ customer, subAccountId, ...(expires === undefined ? {} : { expires }) });
  return expires;
}
