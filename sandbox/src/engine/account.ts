import { hashHex } from './ids';
import type { ResolvedOptions, SubAccountIds } from './options';
import { defineRecord } from './state/record';
import { defineTable } from './state/table-definition';

export interface SubAccount {
  readonly subAccountId: string;
  /** The available channels. */
  readonly channels: readonly SubAccountChannel[];
}

export interface SubAccountChannel {
  readonly channel: string;
  readonly channelId: string;
  /** The number or name that a customer writes to. */
  readonly address: string;
}

export interface Account {
  readonly apiKey: string;
  readonly accountId: string;
  readonly subAccountIds: SubAccountIds;
  readonly businessAccountId: string;
  /** `null` for a postpaid account. */
  readonly balance: number | null;
  readonly currency: string;
}

/** The default credentials. They are fixed, so that examples and tests can name them. */
const defaultAccount = {
  apiKey: 'sandbox-key',
  accountId: '88888888-0000-4000-8000-000000000001',
  subAccountIds: {
    sms: 'Sandbox_SMS',
    chatApps: 'Sandbox_ChatApps',
    voice: 'Sandbox_Voice',
    verification: 'Sandbox_verif8',
  },
} as const;

/** Realistic: ten thousand SMS to Singapore cost about 400 USD. */
const defaultBalance = 100_000;

const businessNumber = '+6580880888';

/**
 * The account of the sandbox: its credentials, its balance, and its subaccounts, which `subAccountTable` lists with
 * their channels.
 */
export const accountRecord = defineRecord<Account>('account', createAccount, {
  apiKey: 'string',
  accountId: 'string',
  subAccountIds: 'object',
});

export const subAccountTable = defineTable<SubAccount>({
  name: 'subAccounts',
  key: ({ subAccountId }) => subAccountId,
  initial: createSubAccounts,
  fields: { subAccountId: 'string', channels: 'array' },
});

export function initialSubAccountIds({ account }: ResolvedOptions): SubAccountIds {
  return { ...defaultAccount.subAccountIds, ...account.subAccountIds };
}

function createAccount(options: ResolvedOptions): Account {
  const { account } = options;
  return {
    apiKey: account.apiKey ?? defaultAccount.apiKey,
    accountId: account.accountId ?? defaultAccount.accountId,
    subAccountIds: initialSubAccountIds(options),
    businessAccountId: '950000000000001',
    balance: account.balance === undefined ? defaultBalance : account.balance,
    currency: 'USD',
  };
}

function createSubAccounts(options: ResolvedOptions): SubAccount[] {
  const ids = initialSubAccountIds(options);
  const chat = [
    channel('WhatsApp', ids.chatApps, '+6580880800'),
    channel('Viber', ids.chatApps, 'ExampleCo'),
    channel('RCS', ids.chatApps, 'exampleco_agent'),
    channel('Line', ids.chatApps, '@exampleco'),
    channel('ZaloNotification', ids.chatApps, 'ExampleCo'),
    channel('LineNotification', ids.chatApps, 'ExampleCo'),
    channel('SMS', ids.chatApps, businessNumber),
  ];
  return [
    { subAccountId: ids.sms, channels: [channel('SMS', ids.sms, businessNumber)] },
    { subAccountId: ids.chatApps, channels: chat },
    { subAccountId: ids.voice, channels: [] },
    { subAccountId: ids.verification, channels: [] },
  ];
}

function channel(name: string, subAccountId: string, address: string): SubAccountChannel {
  const hex = hashHex(`${subAccountId}/${name}`, 32);
  const channelId = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
  return { channel: name, channelId, address };
}
