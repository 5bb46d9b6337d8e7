/**
 * The subset of JSON Schema 2020-12 that the catalogue uses. Types, validation, n8n fields, DTOs, documentation and
 * the OpenAPI document are derived from it.
 */
export type Schema =
  | StringSchema
  | NumberSchema
  | BooleanSchema
  | ArraySchema
  | ObjectSchema
  | VariantSchema
  | AnySchema;

interface Annotations {
  /** Display name in title case: "Sender ID". */
  readonly title?: string;
  /** One sentence on meaning, unit and limit, without a full stop. */
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly default?: unknown;
  /** A field that is rarely needed. User interfaces show it last or omit it. */
  readonly deprecated?: boolean;
  /** True if 8x8 can return `null`. The keyword is from OpenAPI 3.0. */
  readonly nullable?: boolean;
}

/** Standard JSON Schema formats, and formats of this package. `formats.ts` defines the rules. */
export type StringFormat =
  | 'date-time'
  | 'date'
  | 'date-or-time'
  | 'binary'
  | 'uri'
  | 'uuid'
  | 'msisdn'
  | 'phone'
  | 'national-msisdn'
  | 'msisdn-digits'
  | 'sender-id'
  | 'schedule'
  | 'future'
  | 'account-id'
  | 'sub-account-id'
  | 'sms-text'
  | 'code-template'
  | 'bsuid';

/** Formats of a whole list. `list-formats.ts` defines the rules. */
export type ListFormat = 'call-flow' | 'call-flow-answer';

/** Formats of a whole object. `object-formats.ts` defines the rules. */
export type ObjectFormat = 'chat-message' | 'interactive' | 'key-capture' | 'patch-step' | 'period';

/** A string. */
export interface StringSchema extends Annotations {
  readonly type: 'string';
  /** Known values. Other values pass, because 8x8 adds new ones. */
  readonly enum?: readonly string[];
  readonly const?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: StringFormat;
  /** True for secrets, such as tokens and passwords. They are never shown. */
  readonly writeOnly?: boolean;
}

/** A number or an integer. */
export interface NumberSchema extends Annotations {
  readonly type: 'number' | 'integer';
  readonly minimum?: number;
  readonly maximum?: number;
}

/** True or false. */
export interface BooleanSchema extends Annotations {
  readonly type: 'boolean';
}

/** A list. */
export interface ArraySchema extends Annotations {
  readonly type: 'array';
  readonly items: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly format?: ListFormat;
}

/** An object with named fields. */
export interface ObjectSchema extends Annotations {
  readonly type: 'object';
  readonly properties: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  /** Schema of fields that are not in `properties`. Without it, such fields pass unchecked. */
  readonly additionalProperties?: Schema;
  /** At least one of these groups of fields is required. */
  readonly anyOf?: readonly RequiredGroup[];
  /** Exactly one of these groups of fields is required. */
  readonly oneOf?: readonly RequiredGroup[];
  /** If the key is present, the listed fields are required. */
  readonly dependentRequired?: Readonly<Record<string, readonly string[]>>;
  /** Rules between the fields that the keywords cannot express. */
  readonly format?: ObjectFormat;
  /** Fields that are required if another field has a certain value. */
  readonly allOf?: readonly Condition[];
}

/**
 * A union of object schemas. The discriminator field selects the variant by its `const` value. Unknown variants pass.
 * `discriminator` is an OpenAPI keyword.
 */
export interface VariantSchema extends Annotations {
  readonly type?: never;
  readonly discriminator: { readonly propertyName: string };
  readonly anyOf: readonly ObjectSchema[];
}

/** Any JSON value. It is not checked. */
export interface AnySchema extends Annotations {
  readonly type?: never;
  readonly discriminator?: never;
}

/** Fields that are required together. */
export interface RequiredGroup {
  readonly required: readonly string[];
}

/** A condition, for instance: if `type` is `image`, `content.url` is required. Strings match in any case, as at 8x8. */
export interface Condition {
  readonly if: { readonly properties: Readonly<Record<string, { readonly const: string | boolean }>> };
  readonly then: {
    readonly required?: readonly string[];
    readonly properties?: Readonly<Record<string, RequiredGroup>>;
  };
}
