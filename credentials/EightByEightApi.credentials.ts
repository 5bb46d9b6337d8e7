import type {
  Icon,
  ICredentialDataDecryptedObject,
  ICredentialType,
  IHttpRequestOptions,
  INodeProperties,
} from 'n8n-workflow';
import { regions } from '../core/src/transport';

const byName = (a: { name: string }, b: { name: string }): number => a.name.localeCompare(b.name);
const regionOptions = Object.entries(regions).map(([value, name]) => ({ name, value }));

/**
 * The n8n credential of an 8x8 account: API key, region, webhook secret, and the default IDs of account, subaccounts and
 * channel. It adds the API key to the requests that nodes send through n8n.
 */
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
        'Required for triggers, contacts, 8x8 workflows, webhook operations, prices, balance and usage',
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
      displayName: 'WhatsApp Channel ID',
      name: 'whatsAppChannelId',
      type: 'string',
      default: '',
      placeholder: 'e.g. 5f2c9ae4-1d4f-4c8a-8e6d-1907b2c4f8aa',
      description: 'Default channel for templates, Flows and call permissions, as 8x8 Connect shows it',
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

  /** A function: n8n cannot evaluate the expressions of an object in workflows with the setting "Execution Logic v2". */
  authenticate = (
    { apiKey }: ICredentialDataDecryptedObject,
    request: IHttpRequestOptions,
  ): Promise<IHttpRequestOptions> =>
    Promise.resolve({
      ...request,
      headers: { ...request.headers, Authorization: `Bearer ${(apiKey as string).trim()}` },
    });
}
