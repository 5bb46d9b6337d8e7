/** The client of 8x8 for Node: the pure core, with Node's network and timers. */
export { createClient, nodePorts, type NodeClientOptions } from './node/create-client';
export { fileCheckpoint } from './node/file-checkpoint';
export { createNodeHttp, type NodeHttp, type NodeHttpOptions } from './node/http';
export * from './pure';
