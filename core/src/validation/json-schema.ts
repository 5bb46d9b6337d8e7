/**
 * The part of JSON Schema 2020-12 in which the catalogue is written: plain data, `as const`, from which
 * types are generated, input is checked, and every face (fields, DTOs, docs, OpenAPI) is derived.
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
  /** What a person calls the field, in Title Case: "Sender ID". */
  readonly title?: string;
  /** One sentence for a person: meaning, unit, limit. No full stop. */
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly default?: unknown;
  /** A field that is known, but rarely wanted: faces put it last or leave it to their escape hatch. */
  readonly deprecated?: boolean;
  /** True where 8x8 answers `null` for what it does not know. (OpenAPI's word.) */
  readonly nullable?: boolean;
}

/** Formats beyond the standard ones are ours; `check.ts` holds what each means. */
export type StringFormat =
  | 'date-time'
  | 'date'
  | 'binary'
  | 'uri'
  | 'uuid'
  | 'msisdn'
  | 'phone'
  | 'sender-id'
  | 'schedule'
  | 'future'
  | 'account-id'
  | 'sub-account-id'
  | 'sms-text'
  | 'code-template'
  | 'bsuid';

/** What a list as a whole must be; `list-formats.ts` holds what each means. */
export type ListFormat = 'call-flow' | 'call-flow-answer';

/** A text. */
export interface StringSchema extends Annotations {
  readonly type: 'string';
  /** Known values. Others pass: 8x8 adds values faster than we do. */
  readonly enum?: readonly string[];
  readonly const?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: StringFormat;
  /** True for what must never be shown: tokens, passwords. */
  readonly writeOnly?: boolean;
}

/** A number, or a whole one. */
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
  /** Free-form values, such as the variables of a survey. Unlisted fields always pass. */
  readonly additionalProperties?: Schema;
  /** At least one of these groups of fields must be there. */
  readonly anyOf?: readonly RequiredGroup[];
  /** Exactly one of these groups of fields must be there. */
  readonly oneOf?: readonly RequiredGroup[];
  /** When the key is there, these must be too. */
  readonly dependentRequired?: Readonly<Record<string, readonly string[]>>;
  /** What one field's value demands of the others. */
  readonly allOf?: readonly Condition[];
}

/**
 * One of several kinds of object, told apart by a field that each of them has as `const`. Kinds that are not listed
 * pass. (`discriminator` is OpenAPI's word.)
 */
export interface VariantSchema extends Annotations {
  readonly type?: never;
  readonly discriminator: { readonly propertyName: string };
  readonly anyOf: readonly ObjectSchema[];
}

/** Anything JSON can hold: passed through untouched. */
export interface AnySchema extends Annotations {
  readonly type?: never;
  readonly discriminator?: never;
}

/** Fields that must all be there. */
export interface RequiredGroup {
  readonly required: readonly string[];
}

/** "When `type` is `image`, `content` needs `url`". Texts compare without regard to case, as 8x8 does. */
export interface Condition {
  readonly if: { readonly properties: Readonly<Record<string, { readonly const: string | boolean }>> };
  readonly then: {
    readonly required?: readonly string[];
    readonly properties?: Readonly<Record<string, RequiredGroup>>;
  };
}
