/** The part of OpenAPI 3.0.3 that the documents use. */
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

/** An address at which operations are found. */
export interface Server {
  readonly url: string;
}

/** The operations of a path by their HTTP method, in small letters. */
export type PathItem = Readonly<Record<string, OpenApiOperation>>;

/** An operation of a document. */
export interface OpenApiOperation {
  /** Letters and digits, at most 80: `smsSend`. */
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly externalDocs: { readonly url: string };
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: RequestBody;
  readonly responses: Readonly<Record<string, Response>>;
  /** Where they are not those of the document. */
  readonly servers?: readonly Server[];
  /** Where it is not that of the document. */
  readonly security?: readonly SecurityRequirement[];
}

/** What stands in the path or the query of a request. */
export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required: boolean;
  readonly description?: string;
  readonly schema: OpenApiSchema;
  readonly style?: 'form';
  readonly explode?: boolean;
}

/** What a request carries. */
export interface RequestBody {
  readonly required: boolean;
  readonly content: Content;
}

/** What an answer carries. */
export interface Response {
  readonly description: string;
  readonly headers?: Readonly<
    Record<string, { readonly description: string; readonly schema: OpenApiSchema }>
  >;
  readonly content?: Content;
}

/** Schemas by media type. */
export type Content = Readonly<Record<string, { readonly schema: OpenApiSchema }>>;

/** The schemes of which a request must follow one. */
export type SecurityRequirement = Readonly<Record<string, readonly string[]>>;

/** How a request shows who sends it. */
export type SecurityScheme =
  | { readonly type: 'http'; readonly scheme: 'bearer'; readonly description: string }
  | { readonly type: 'apiKey'; readonly in: 'header'; readonly name: string; readonly description: string };

/** A schema in words of OpenAPI 3.0.3. */
export interface OpenApiSchema {
  /** Null, too, where a type stands beside it. */
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
