/**
 * The entry point `cpaas-8x8/pure`: everything that does no I/O, for platforms other than Node.js or with I/O of
 * their own, such as n8n.
 */
export * from './automation';
export * from './bulk';
export * from './catalogue';
export * from './client';
export * from './errors';
export * from './csv';
export type * from './generated';
export * from './open-api';
export * from './validation';
export * from './text';
export * from './transport';
export * from './verification';
export * from './voice';
export * from './telemetry';
export * from './webhook-registrations';
export * from './webhooks';
