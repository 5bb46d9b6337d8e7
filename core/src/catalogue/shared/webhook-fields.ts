/** What the three webhook configurations (SMS, chat apps, generic) have in common. */

export const scope = {
  type: 'string',
  title: 'Subaccount ID',
  description: 'Subaccount whose events go to this webhook, or * for the webhook that serves all subaccounts',
  minLength: 1,
  maxLength: 50,
  examples: ['ExampleCo_Marketing', '*'],
} as const;

export const url = {
  type: 'string',
  title: 'URL',
  description: 'Address to which 8x8 posts the events',
  format: 'uri',
  examples: ['https://example.com/8x8'],
} as const;

export const httpAuthorization = {
  type: 'string',
  title: 'Authorization',
  description:
    'Value of the Authorization header that 8x8 sends with each event; 8x8 shows it as *** when asked',
  writeOnly: true,
} as const;

export const enabled = {
  type: 'boolean',
  title: 'Enabled',
  description: 'Whether 8x8 sends events to this webhook',
  default: true,
} as const;

export const oauth = {
  type: 'object',
  title: 'OAuth',
  description:
    'OAuth 2.0 client credentials with which 8x8 obtains a token for each event, in place of Authorization',
  properties: {
    url: { type: 'string', title: 'Token URL', description: 'Address of the token endpoint', format: 'uri' },
    clientId: { type: 'string', title: 'Client ID', description: 'Client ID that the token endpoint knows' },
    clientSecret: {
      type: 'string',
      title: 'Client Secret',
      description: 'Secret that belongs to the client ID',
      writeOnly: true,
    },
    credentialsLocation: {
      type: 'string',
      title: 'Credentials Location',
      description: 'Whether the credentials travel in the header or in the body of the token request',
      enum: ['header', 'body'],
    },
    scope: { type: 'string', title: 'Scope', description: 'Scopes to ask for, separated by spaces' },
  },
  required: ['url', 'clientId', 'clientSecret', 'credentialsLocation'],
} as const;

/** A webhook as 8x8 shows it: secrets masked. Never write it back as it is. */
export const configuredWebhook = {
  subAccountId: { type: 'string', description: scope.description },
  url: { type: 'string', description: url.description },
  httpAuthorization: {
    type: 'string',
    description: 'Authorization header that 8x8 sends with each event, masked as ***',
  },
  enabled: { type: 'boolean', description: enabled.description },
  oauth: {
    type: 'object',
    description: oauth.description,
    properties: {
      url: { type: 'string', description: oauth.properties.url.description },
      clientId: { type: 'string', description: oauth.properties.clientId.description },
      clientSecret: { type: 'string', description: 'Secret that belongs to the client ID, masked as ***' },
      credentialsLocation: {
        type: 'string',
        description: oauth.properties.credentialsLocation.description,
        enum: ['header', 'body'],
      },
      scope: { type: 'string', description: oauth.properties.scope.description },
    },
  },
} as const;
