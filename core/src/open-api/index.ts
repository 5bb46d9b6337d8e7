/** OpenAPI documents from the catalogue. */
export { catalogue } from '../catalogue';
export { openApiDocument, type OpenApiOptions } from './document';
export type * from './document-types';
