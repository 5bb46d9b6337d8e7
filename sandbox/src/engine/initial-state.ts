import { createAutomationStore } from '../automation/automation-store';
import { createBusinessAccountStore } from '../chat-apps/business-account/business-store';
import { defaultTemplates } from '../chat-apps/templates/template';
import { createContactStore } from '../contacts/contact-store';
import type { SandboxAccountOptions } from '../options';
import { createVideoStore } from '../video/video-store';
import { createVoiceStore } from '../voice/voice-store';
import { hashHex } from './ids';
import { defaultSettings, type Settings } from './settings';
import type { SubAccount, SubAccountChannel, SandboxState } from './state';

/** The default credentials. They are fixed, so that examples and tests can name them. */
export const defaultAccount = {
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

/** Creates the state of a new sandbox. */
export function createInitialState(
  seed: string,
  account: SandboxAccountOptions,
  settings: Partial<Settings>,
): SandboxState {
  const ids = { ...defaultAccount.subAccountIds, ...account.subAccountIds };
  const sms = channel('SMS', ids.sms, businessNumber);
  const chat = [
    channel('WhatsApp', ids.chatApps, '+6580880800'),
    channel('Viber', ids.chatApps, 'ExampleCo'),
    channel('RCS', ids.chatApps, 'exampleco_agent'),
    channel('Line', ids.chatApps, '@exampleco'),
    channel('ZaloNotification', ids.chatApps, 'ExampleCo'),
    channel('LineNotification', ids.chatApps, 'ExampleCo'),
    channel('SMS', ids.chatApps, businessNumber),
  ];
  return {
    seed,
    counters: {},
    account: {
      apiKey: account.apiKey ?? defaultAccount.apiKey,
      accountId: account.accountId ?? defaultAccount.accountId,
      subAccountIds: ids,
      businessAccountId: '950000000000001',
      balance: account.balance === undefined ? defaultBalance : account.balance,
      currency: 'USD',
    },
    subAccounts: [
      subAccount(ids.sms, [sms]),
      subAccount(ids.chatApps, chat),
      subAccount(ids.voice, []),
      subAccount(ids.verification, []),
    ],
    settings: { ...defaultSettings, ...settings },
    messages: new Map(),
    customers: new Map(),
    templates: defaultTemplates.map((template) => ({ ...template })),
    business: createBusinessAccountStore(),
    webhookRegistrations: [],
    exportJobs: new Map(),
    verifications: new Map(),
    voice: createVoiceStore(ids.voice),
    video: createVideoStore(),
    deliveries: new Map(),
    contacts: createContactStore(),
    requests: [],
    faults: [],
    automation: createAutomationStore(),
  };
}

function subAccount(subAccountId: string, channels: readonly SubAccountChannel[]): SubAccount {
  return { subAccountId, channels };
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
