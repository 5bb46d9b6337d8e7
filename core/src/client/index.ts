/** The client: compiles the operations of the catalogue into functions, and the promises that they return. */
export { ApiPromise, type ApiResponse } from './api-promise';
export type { CallById } from './call-by-id';
export { createClientOver, type ClientOver } from './client';
export { compileOperation, type CompiledOperation } from './compile-operation';
export { ExportPromise } from './export-promise';
export { JobPromise, type JobOptions, type JobProgress } from './job-promise';
export { PagePromise } from './page-promise';
