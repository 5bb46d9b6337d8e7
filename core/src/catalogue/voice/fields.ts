/** The fields that every response about numbers, recordings and webhooks has. */
export const statusFields = {
  statusCode: { type: 'integer', description: '0 if the request succeeded' },
  statusMessage: { type: 'string', description: 'Meaning of the status code' },
} as const;

/** A virtual number in a response. */
export const virtualNumber = {
  type: 'object',
  properties: {
    msisdn: { type: 'string', description: 'Virtual number in international form' },
    dateCreated: { type: 'string', description: 'When the number was assigned to the subaccount' },
    dateUpdated: { type: 'string', description: 'When the number was last changed' },
    countryCode: { type: 'string', description: 'Country of the number, two-letter ISO 3166 code' },
    operationalStatus: {
      type: 'string',
      description: 'Whether the number is active, about to expire, or inactive',
      enum: ['Active', 'Expiring', 'Inactive'],
    },
    referenceId: {
      type: 'string',
      description: 'Reference of the number range, which webhooks use for the number',
    },
    rentalPrice: { type: 'number', description: 'Monthly price of the number' },
    incomingRate: { type: 'number', description: 'Price of an inbound call per minute' },
    billingUnit: {
      type: 'integer',
      description: 'Billing increment of inbound calls, in seconds',
    },
    billingCurrency: { type: 'string', description: 'Currency of the prices, ISO 4217 code' },
    uri: { type: 'string', description: "URL of the number in 8x8's API" },
    numberType: { type: 'string', description: 'Type of number; 8x8 does not document the values' },
    numberHealthCheckEnabled: {
      type: 'boolean',
      description: 'Whether 8x8 regularly checks that the number can be reached',
    },
    numberHealth: {
      type: 'object',
      description: 'Result of the last check of the number',
      properties: {
        isHealthy: { type: 'boolean', description: 'Whether the number could be reached' },
        status: { type: 'string', description: 'Status of the last check; 8x8 does not document the values' },
        lastCheckedTime: { type: 'string', description: 'When the number was last checked' },
      },
    },
  },
} as const;
