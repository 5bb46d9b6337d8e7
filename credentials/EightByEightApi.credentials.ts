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

/** Where the test asks: the host of SMS in the region of the account, or the address that stands in for it. */
const smsHost = `$credentials.baseUrl ? $credentials.baseUrl.replace(/\\/+$/, '') + '/sms' : (${JSON.stringify(productHosts.sms)})[$credentials.region || 'asiaPacific']`;

/**
 * With an account ID: the account's webhooks, which only a key of that account may list. Without: a message that
 * cannot exist, of the subaccount: then 404 says that key and subaccount are right.
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
      description: 'Where the account was opened',
    },
    {
      displayName: 'Account ID',
      name: 'accountId',
      type: 'string',
      default: '',
      description:
        'Needed by triggers, contacts, automation workflows, webhook operations, prices, balance and usage',
    },
    {
      displayName: 'Subaccount ID',
      name: 'subAccountId',
      type: 'string',
      default: '',
      placeholder: 'e.g. ExampleCo_Marketing',
      description: 'Subaccount that is used where a node names none',
    },
    {
      displayName: 'Subaccount ID for SMS',
      name: 'smsSubAccountId',
      type: 'string',
      default: '',
      description: 'Used for SMS and number lookup in place of Subaccount ID',
    },
    {
      displayName: 'Subaccount ID for Chat Apps',
      name: 'chatAppsSubAccountId',
      type: 'string',
      default: '',
      description: 'Used for WhatsApp, RCS, Viber, LINE and Zalo in place of Subaccount ID',
    },
    {
      displayName: 'Subaccount ID for Voice',
      name: 'voiceSubAccountId',
      type: 'string',
      default: '',
      description: 'Used for voice in place of Subaccount ID',
    },
    {
      displayName: 'Subaccount ID for Verification',
      name: 'verificationSubAccountId',
      type: 'string',
      default: '',
      description: 'Used for verification in place of Subaccount ID',
    },
    {
      displayName: 'Webhook Secret',
      name: 'webhookSecret',
      type: 'string',
      typeOptions: { password: true },
      default: '',
      description:
        'What you enter as HTTP Authorization at 8x8 for triggers whose URL you enter there yourself',
    },
    {
      displayName: 'Base URL',
      name: 'baseUrl',
      type: 'string',
      default: '',
      placeholder: 'e.g. http://127.0.0.1:8888',
      description: 'Address of a sandbox or a proxy that stands in for the hosts of 8x8',
      hint: 'Leave empty to talk to 8x8 itself',
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
      // Typed as a value, evaluated like any other field of the request.
      ignoreHttpStatusErrors:
        '={{ $credentials.accountId ? false : { ignore: true, except: [400, 401, 403, 407, 408, 426, 429, 500, 502, 503, 504] } }}' as unknown as boolean,
    },
    rules: [
      {
        type: 'responseCode',
        properties: {
          value: 401,
          message:
            '8x8 does not accept the API key. Copy it again from 8x8 Connect, and see that the region is the one of the account.',
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
