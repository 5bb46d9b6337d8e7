import type {
  IAuthenticateGeneric,
  Icon,
  ICredentialTestRequest,
  ICredentialType,
  INodeProperties,
} from 'n8n-workflow';
import { productHosts, regions } from '../core/src/transport';

const byName = (a: { name: string }, b: { name: string }): number => a.name.localeCompare(b.name);
const regionOptions = Object.entries(regions).map(([value, name]) => ({ name, value }));

/** The host of the test request: SMS in the region of the account, or the base URL. */
const smsHost = `$credentials.baseUrl ? $credentials.baseUrl.replace(/\\/+$/, '') + '/sms' : (${JSON.stringify(productHosts.sms)})[$credentials.region || 'asiaPacific']`;

/**
 * With an account ID, the test lists the account's webhooks, which requires a key of that account. Without one, it
 * requests a message that cannot exist: 404 then means that key and subaccount are correct.
 */
const testPath = `$credentials.accountId
  ? '/api/v1/accounts/' + encodeURIComponent($credentials.accountId) + '/webhooks'
  : '/api/v1/subaccounts/' + encodeURIComponent($credentials.subAccountId || $credentials.smsSubAccountId || 'none') + '/messages/00000000-0000-4000-8000-000000000000'`;

export class EightByEightApi implements ICredentialType {
  name = 'eightByEightApi';

  displayName = '8x8 API';

  icon: Icon = { light: 'file:../icons/8x8.svg', dark: 'file:../icons/8x8.dark.svg' };

  documentationUrl = 'https://developer.8x8.com/connect/docs/getting-started';

  properties: INodeProperties[] = [
    {
      displayName: 'API Key',
      name: 'apiKey',
      type: 'string',
      typeOptions: { password: true },
      required: true,
      default: '',
      description: 'From 8x8 Connect, under API Keys',
    },
    {
      displayName: 'Region',
      name: 'region',
      type: 'options',
      options: [...regionOptions].sort(byName),
      default: 'asiaPacific',
      description: 'Region of your 8x8 account',
    },
    {
      displayName: 'Account ID',
      name: 'accountId',
      type: 'string',
      default: '',
      description:
        'Required for triggers, contacts, automation workflows, webhook operations, prices, balance and usage',
    },
    {
      displayName: 'Subaccount ID',
      name: 'subAccountId',
      type: 'string',
      default: '',
      placeholder: 'e.g. ExampleCo_Marketing',
      description: 'Default subaccount for nodes that have none',
    },
    {
      displayName: 'Subaccount ID for SMS',
      name: 'smsSubAccountId',
      type: 'string',
      default: '',
      description: 'Used for SMS and number lookup instead of Subaccount ID',
    },
    {
      displayName: 'Subaccount ID for Chat Apps',
      name: 'chatAppsSubAccountId',
      type: 'string',
      default: '',
      description: 'Used for WhatsApp, RCS, Viber, LINE and Zalo instead of Subaccount ID',
    },
    {
      displayName: 'Subaccount ID for Voice',
      name: 'voiceSubAccountId',
      type: 'string',
      default: '',
      description: 'Used for voice instead of Subaccount ID',
    },
    {
      displayName: 'Subaccount ID for Verification',
      name: 'verificationSubAccountId',
      type: 'string',
      default: '',
      description: 'Used for verification instead of Subaccount ID',
    },
    {
      displayName: 'Webhook Secret',
      name: 'webhookSecret',
      type: 'string',
      typeOptions: { password: true },
      default: '',
      description: 'HTTP Authorization value that you enter at 8x8 for triggers with manual registration',
    },
    {
      displayName: 'Base URL',
      name: 'baseUrl',
      type: 'string',
      default: '',
      placeholder: 'e.g. http://127.0.0.1:8888',
      description: 'URL of a sandbox or proxy to use instead of the hosts of 8x8',
      hint: 'Leave empty to use 8x8 itself',
    },
  ];

  authenticate: IAuthenticateGeneric = {
    type: 'generic',
    properties: { headers: { Authorization: '=Bearer {{$credentials.apiKey}}' } },
  };

  test: ICredentialTestRequest = {
    request: {
      baseURL: `={{ ${smsHost} }}`,
      url: `={{ ${testPath} }}`,
      // n8n types it as a plain value but evaluates expressions in it.
      ignoreHttpStatusErrors:
        '={{ $credentials.accountId ? false : { ignore: true, except: [400, 401, 403, 407, 408, 426, 429, 500, 502, 503, 504] } }}' as unknown as boolean,
    },
    rules: [
      {
        type: 'responseCode',
        properties: {
          value: 401,
          message:
            '8x8 does not accept the API key. Copy it again from 8x8 Connect, and check that Region is the region of the account.',
        },
      },
      {
        type: 'responseCode',
        properties: {
          value: 400,
          message:
            '8x8 accepts the API key, but not the account or subaccount. Enter the Account ID or a Subaccount ID as 8x8 Connect shows it.',
        },
      },
      {
        type: 'responseCode',
        properties: {
          value: 403,
          message:
            '8x8 accepts the API key, but the account does not belong to it. Check Account ID and Region.',
        },
      },
      {
        type: 'responseCode',
        properties: {
          value: 404,
          message: '8x8 does not know the account. Check Account ID, Region and Base URL.',
        },
      },
    ],
  };
}
