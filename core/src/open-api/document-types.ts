/** An OpenAPI 3.0.3 document. The types have the part of OpenAPI that is used here. */
export interface OpenApiDocument {
  readonly openapi: '3.0.3';
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly servers: readonly Server[];
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, OpenApiSchema>>;
    readonly securitySchemes: Readonly<Record<string, SecurityScheme>>;
  };
  readonly security: readonly SecurityRequirement[];
}

/** A server that offers the operations. */
export interface Server {
  readonly url: string;
}

/** The operations of a path, by HTTP method in lower case. */
export type PathItem = Readonly<Record<string, OpenApiOperation>>;

/** An operation: one HTTP method of a path. */
export interface OpenApiOperation {
  /** Letters and digits, up to 80 characters: `smsSend`. */
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly externalDocs: { readonly url: string };
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: RequestBody;
  readonly responses: Readonly<Record<string, Response>>;
  /** The servers, if they differ from those of the document. */
  readonly servers?: readonly Server[];
  /** The authorization, if it differs from that of the document. */
  readonly security?: readonly SecurityRequirement[];
}

/** A parameter in the path or the query. */
export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required: boolean;
  readonly description?: string;
  readonly schema: OpenApiSchema;
  readonly style?: 'form';
  readonly explode?: boolean;
}

/** The body of a request. */
export interface RequestBody {
  readonly required: boolean;
  readonly content: Content;
}

/** A response. */
export interface Response {
  readonly description: string;
  readonly headers?: Readonly<
    Record<string, { readonly description: string; readonly schema: OpenApiSchema }>
  >;
  readonly content?: Content;
}

/** Schemas by media type. */
export type Content = Readonly<Record<string, { readonly schema: OpenApiSchema }>>;

/** The security scheme that a request uses. */
export type SecurityRequirement = Readonly<Record<string, readonly string[]>>;

/** A way to authorize a request. */
export type SecurityScheme =
  | { readonly type: 'http'; readonly scheme: 'bearer'; readonly description: string }
  | { readonly type: 'apiKey'; readonly in: 'header'; readonly name: string; readonly description: string };

/** A schema in OpenAPI 3.0.3. */
export interface OpenApiSchema {
  /** Whether null is allowed in addition to `type`. */
  readonly nullable?: true;
  readonly $ref?: string;
  readonly type?: 'string' | 'number' | 'integer' | 'boolean' | 'array' | 'object';
  readonly title?: string;
  readonly description?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly string[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: OpenApiSchema;
  readonly properties?: Readonly<Record<string, OpenApiSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: OpenApiSchema;
  readonly anyOf?: readonly (OpenApiSchema | { readonly required: readonly string[] })[];
  readonly oneOf?: readonly { readonly required: readonly string[] }[];
  readonly discriminator?: {
    readonly propertyName: string;
    readonly mapping: Readonly<Record<string, string>>;
  };
  readonly default?: unknown;
  readonly example?: unknown;
  readonly deprecated?: boolean;
  readonly writeOnly?: boolean;
}
