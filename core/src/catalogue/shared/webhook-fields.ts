/** The fields that the webhook configurations of SMS, chat apps and the older API share. */

export const scope = {
  type: 'string',
  title: 'Subaccount ID',
  description: 'Subaccount whose events are sent to this webhook, or * for all subaccounts',
  minLength: 1,
  maxLength: 50,
  examples: ['ExampleCo_Marketing', '*'],
} as const;

export const url = {
  type: 'string',
  title: 'URL',
  description: 'URL to which 8x8 sends the events',
  format: 'uri',
  examples: ['https://example.com/8x8'],
} as const;

export const httpAuthorization = {
  type: 'string',
  title: 'Authorization',
  description: 'Value of the Authorization header that 8x8 sends with each event; responses mask it as ***',
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
    'OAuth 2.0 client credentials with which 8x8 gets a token to send with each event, instead of Authorization',
  properties: {
    url: { type: 'string', title: 'Token URL', description: 'URL of the token endpoint', format: 'uri' },
    clientId: { type: 'string', title: 'Client ID', description: 'Client ID for the token endpoint' },
    clientSecret: {
      type: 'string',
      title: 'Client Secret',
      description: 'Secret of the client ID',
      writeOnly: true,
    },
    credentialsLocation: {
      type: 'string',
      title: 'Credentials Location',
      description: 'Whether the token request has the credentials in its header or in its body',
      enum: ['header', 'body'],
    },
    scope: { type: 'string', title: 'Scope', description: 'Scopes to request, separated by spaces' },
  },
  required: ['url', 'clientId', 'clientSecret', 'credentialsLocation'],
} as const;

/** A webhook in a response. Secrets are masked, so it must not be sent back as it is. */
export const configuredWebhook = {
  subAccountId: { type: 'string', description: scope.description },
  url: { type: 'string', description: url.description },
  httpAuthorization: {
    type: 'string',
    description: 'Value of the Authorization header that 8x8 sends with each event, masked as ***',
  },
  enabled: { type: 'boolean', description: enabled.description },
  oauth: {
    type: 'object',
    description: oauth.description,
    properties: {
      url: { type: 'string', description: oauth.properties.url.description },
      clientId: { type: 'string', description: oauth.properties.clientId.description },
      clientSecret: { type: 'string', description: 'Secret of the client ID, masked as ***' },
      credentialsLocation: {
        type: 'string',
        description: oauth.properties.credentialsLocation.description,
        enum: ['header', 'body'],
      },
      scope: { type: 'string', description: oauth.properties.scope.description },
    },
  },
} as const;
