/** The outcome that 8x8 writes into every answer about numbers, recordings and webhooks. */
export const statusFields = {
  statusCode: { type: 'integer', description: '0 when 8x8 carried out the request' },
  statusMessage: { type: 'string', description: 'Outcome of the request in words' },
} as const;

/** A virtual number, as 8x8 shows it. */
export const virtualNumber = {
  type: 'object',
  properties: {
    msisdn: { type: 'string', description: 'Virtual number in international form' },
    dateCreated: { type: 'string', description: 'When the number was given to the subaccount' },
    dateUpdated: { type: 'string', description: 'When anything about the number last changed' },
    countryCode: { type: 'string', description: 'Country of the number, two-letter ISO 3166 code' },
    operationalStatus: {
      type: 'string',
      description: 'Whether the number is in use, about to expire, or out of use',
      enum: ['Active', 'Expiring', 'Inactive'],
    },
    referenceId: {
      type: 'string',
      description: 'Reference of the range to which the number belongs; webhooks name the number by it',
    },
    rentalPrice: { type: 'number', description: 'Price of the number for a month' },
    incomingRate: { type: 'number', description: 'Price of an inbound call for a minute' },
    billingUnit: {
      type: 'integer',
      description: 'Seconds in one step of charging: inbound calls are charged by whole steps',
    },
    billingCurrency: { type: 'string', description: 'Currency of the prices, ISO 4217 code' },
    uri: { type: 'string', description: 'Address of this number in the API of 8x8' },
    numberType: { type: 'string', description: 'Kind of the number, in words that 8x8 does not list' },
    numberHealthCheckEnabled: {
      type: 'boolean',
      description: 'Whether 8x8 checks from time to time that the number can be reached',
    },
    numberHealth: {
      type: 'object',
      description: 'What the last check of the number found',
      properties: {
        isHealthy: { type: 'boolean', description: 'Whether the number could be reached at the last check' },
        status: { type: 'string', description: 'Result of the last check, in words that 8x8 does not list' },
        lastCheckedTime: { type: 'string', description: 'When the number was last checked' },
      },
    },
  },
} as const;
