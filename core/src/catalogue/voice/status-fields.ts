/** The outcome that 8x8 writes into every answer about numbers, recordings and webhooks. */
export const statusFields = {
  statusCode: { type: 'integer', description: '0 when 8x8 carried out the request' },
  statusMessage: { type: 'string', description: 'Outcome of the request in words' },
} as const;
