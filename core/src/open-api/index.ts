export { openApiDocument, type OpenApiOptions } from './document';
export type * from './document-types';
