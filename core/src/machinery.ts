/** What works with the catalogue's operations and events, and is the same in every entry point. */
export { consentField, needsConsent } from './catalogue/consent';
export * from './catalogue/entries';
export type * from './catalogue/operation';
export { lookupCodes } from './codes/lookup-codes';
export { restCodes, type CodeMeaning } from './codes/rest-codes';
export { voiceCodes } from './codes/voice-codes';
export * from './bulk';
export { CheckpointError } from './bulk/checkpoint-error';
export * from './csv';
export * from './schema';
export * from './text';
export * from './transport';
export * from './verification';
export * from './voice';
export * from './watching';
export * from './webhook-slots';
export * from './webhooks';
