/**
 * The client of 8x8 for Node: the pure core, with Node's network and timers.
 *
 * What is there for people to read (the catalogue and the events as data, the codes of receipts) is in
 * `cpaas-8x8/pure`: it is most of the size, and no call needs it.
 */
export * from './machinery';
export { createClient, nodePorts, type NodeClientOptions } from './node/create-client';
export { createVerifier } from './node/create-verifier';
export { fileCheckpoint } from './node/file-checkpoint';
export { createNodeHttp, type NodeHttp, type NodeHttpOptions } from './node/http';
