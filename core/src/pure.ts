/** Everything that does no I/O: what the n8n package bundles, and what `cpaas-8x8` builds on. */
export * from './bulk';
export * from './catalogue';
export * from './codes';
export * from './schema';
export * from './text';
export * from './transport';
export * from './watching';
export * from './webhooks';
