/** Describing the operations of the catalogue as an OpenAPI document. */
export { openApiDocument, type OpenApiOptions } from './document';
export type * from './document-types';
