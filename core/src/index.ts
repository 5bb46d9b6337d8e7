/** The client of 8x8 for Node: all of `cpaas-8x8/pure`, with Node's network and timers. */
export * from './pure';
export { createClient, nodePorts, type NodeClientOptions } from './node/create-client';
export { createVerifier } from './node/create-client';
export { fileCheckpoint } from './node/file-checkpoint';
export { createNodeHttp, type NodeHttp, type NodeHttpOptions } from './node/http';
