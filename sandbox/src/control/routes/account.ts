import { magicNumbers, type MagicNumber } from '../../messages/lifecycle/magic-numbers';
import type { BusinessChannel } from '../../messages/find-channel';
import { balanceChangeSchema, type BalanceChange, type Billing } from '../../numbers/charges';
import type { SubAccountIds } from '../../engine/options';
import type { SmppAddress } from '../../smpp/smpp-account';
import { magicCallNumbers } from '../../voice/calls/magic-call-numbers';
import type { Sandbox } from '../running-sandbox';
import { whatsAppChannelId } from '../whatsapp-channel-id';
import { routesFor } from '../route';

/** How to reach the sandbox, and what it offers. */
interface SandboxDescription {
  /** The base URL of clients. */
  readonly url: string;
  readonly apiKey: string;
  readonly accountId: string;
  readonly subAccountIds: SubAccountIds;
  readonly whatsAppChannelId: string | null;
  /** How to reach its SMPP server, if it has one. */
  readonly smpp: SmppAddress | null;
  readonly clock: 'real' | 'manual';
  /** The sandbox's time as ISO 8601. */
  readonly now: string;
  /** Endings of phone numbers with which messages fail. */
  readonly magicNumbers: readonly MagicNumber[];
  /** Endings of phone numbers with which calls fail. */
  readonly magicCallNumbers: readonly MagicNumber[];
}

export interface AccountOperations {
  describeSandbox: { readonly response: SandboxDescription };
  operations: { readonly response: readonly string[] };
  channels: { readonly response: readonly BusinessChannel[] };
  billing: { readonly response: Billing };
  changeBalance: { readonly body: BalanceChange; readonly response: Billing };
}

const route = routesFor<AccountOperations>();

/** What the emulated account has. */
export const accountRoutes = [
  route(
    'describeSandbox',
    'GET /',
    { summary: 'Address, credentials, clock and magic numbers', program: '`url`, `apiKey`, …' },
    (sandbox) => describeSandbox(sandbox),
  ),
  route('operations', 'GET /catalogue', { summary: 'The IDs of the operations' }, (sandbox) =>
    sandbox.operations(),
  ),
  route(
    'channels',
    'GET /channels',
    { summary: 'The channels of each subaccount, with the IDs for operations on templates and Flows' },
    (sandbox) => sandbox.channels(),
  ),
  route(
    'billing',
    'GET /billing',
    { summary: 'The balance, and what messages and lookups cost: a row for each month, service and country' },
    (sandbox) => sandbox.billing(),
  ),
  route(
    'changeBalance',
    'POST /balance',
    {
      summary: 'Sets the balance, or adds to it',
      body: balanceChangeSchema,
      note: '`null` makes the account postpaid.',
    },
    (sandbox, { body }) => sandbox.changeBalance(body),
  ),
];

function describeSandbox(sandbox: Sandbox): SandboxDescription {
  const { url, apiKey, accountId, subAccountIds, clock } = sandbox;
  return {
    ...{ url, apiKey, accountId, subAccountIds, whatsAppChannelId: whatsAppChannelId(sandbox) ?? null },
    ...{ smpp: sandbox.smpp ?? null, clock, now: sandbox.now(), magicNumbers, magicCallNumbers },
  };
}
