import type { OperationOutput } from 'cpaas-8x8';
import { whatsAppChannel } from '../../messages/find-channel';
import { defined, objectOf, spelled } from '../../engine/json';
import type { Message } from '../../messages/message';
import { templateOf } from '../templates/sent-template';
import { internationalNumber } from '../../numbers/phone-numbers';
import { invalid } from '../../server/api-error';
import { day, momentOf, timestampOf } from '../../engine/timestamps';
import type { World } from '../../engine/context';
import { subAccountIdOf, type Handlers } from '../../server/operations/api-call';

/** That a customer lets the business call on WhatsApp. */
export interface CallPermission {
  readonly customer: string;
  readonly subAccountId: string;
  /** ISO 8601; left out, it has no end. */
  readonly expires?: string;
}

interface Allowance {
  readonly timePeriod: string;
  readonly ms: number;
  readonly maxAllowed: number;
}

/** How often one may ask a customer, as 8x8's sample shows it. */
const requestAllowances: readonly Allowance[] = [
  { timePeriod: 'PT24H', ms: day, maxAllowed: 1 },
  { timePeriod: 'P7D', ms: 7 * day, maxAllowed: 2 },
];

/** Whether a customer lets the business call. */
export const callPermission = {
  'chatApps.getCallPermission': (call): OperationOutput<'chatApps.getCallPermission'> => {
    const { world, input } = call;
    const subAccountId = subAccountIdOf(call);
    if (!whatsAppChannel(world.state, input.channelId, subAccountId))
      throw invalid(1000, `There is no WhatsApp channel ${input.channelId} in this subaccount`);
    const customer = internationalNumber(input.destination) ?? input.destination;
    const permission = world.state.business.callPermissions.find(
      (each) =>
        each.customer === customer &&
        each.subAccountId === subAccountId &&
        (each.expires === undefined || momentOf(each.expires) > world.time.now()),
    );
    const limits = requestAllowances.map((allowance) => usageOf(world, allowance, customer, subAccountId));
    return defined<OperationOutput<'chatApps.getCallPermission'>>({
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

function usageOf(
  { state, time }: World,
  { timePeriod, ms, maxAllowed }: Allowance,
  customer: string,
  subAccountId: string,
): { timePeriod: string; maxAllowed: number; currentUsage: number } {
  const since = time.now() - ms;
  const asked = [...state.messages.values()].filter(
    (message) =>
      message.customer === customer &&
      message.subAccountId === subAccountId &&
      message.direction === 'outbound' &&
      message.status.state !== 'rejected' &&
      momentOf(message.createdAt) > since &&
      asksToCall({ state }, message),
  );
  return { timePeriod, maxAllowed, currentUsage: asked.length };
}

function asksToCall({ state }: Pick<World, 'state'>, { type, content = {} }: Message): boolean {
  if (type === 'Template') return templateOf(state, content)?.callPermissionRequest === true;
  const interactive = objectOf(content['interactive']);
  return type === 'Interactive' && spelled(interactive['type']).toLowerCase() === 'call_permission_request';
}

/** How long a permission holds that was not given for good. */
const permissionMs = 7 * 86_400_000;

/** Writes down how a customer answered a call permission request; gives when the permission ends, where it does. */
export function answerPermission(
  { state, time }: World,
  { customer, subAccountId }: Message,
  granted: boolean,
  isPermanent: boolean,
): string | undefined {
  const { callPermissions } = state.business;
  const index = callPermissions.findIndex(
    (each) => each.customer === customer && each.subAccountId === subAccountId,
  );
  if (index >= 0) callPermissions.splice(index, 1);
  if (!granted) return undefined;
  const expires = isPermanent ? undefined : timestampOf(time.now() + permissionMs);
  callPermissions.push({ customer, subAccountId, ...(expires === undefined ? {} : { expires }) });
  return expires;
}
