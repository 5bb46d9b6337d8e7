/**
 * The entry point `cpaas-8x8`, for Node.js: all of `cpaas-8x8/pure`, and a client with the network and timers of
 * Node.js.
 */
export * from './pure';
export { createClient, nodePorts } from './node/create-client';
export { nodeClientOptionNames } from './node/validate-node-options';
export type { NodeClientOptions } from './node/node-client-options';
export { createVerifier } from './node/create-client';
export { fileCheckpoint } from './node/file-checkpoint';
export {
  createNodeHttp,
  type NodeHttp,
  type NodeAgent,
  type NodeHttpOptions,
  type NodeTlsOptions,
} from './node/http';
