import {
  compileCheck as compileStrictCheck,
  compileCleanNumbers,
  describeIssue,
  type Check,
  type Issue,
  type ObjectSchema,
  type Schema,
} from 'cpaas-8x8';
import { registerDecorator, ValidateNested, type ValidationArguments } from 'class-validator';

/** Compiles the check of the client, which cleans phone numbers before it validates them. */
function compileCheck(schema: Schema): Check {
  const check = compileStrictCheck(schema);
  const clean = compileCleanNumbers(schema);
  return clean ? (value, now) => check(clean(value), now) : check;
}

type Fields = Readonly<Record<string, unknown>>;

/** Finds issues of an object as a whole. */
export type ObjectCheck = (object: Fields, now: number) => readonly Issue[];

interface FieldRuleOptions {
  /** The schema of the object that has the field. */
  readonly schema: ObjectSchema;
  readonly name: string;
  /** Whether that object is itself a field of another DTO. */
  readonly nested: boolean;
  /** Whether the objects in the field have a DTO class, which validates them. */
  readonly hasClass: boolean;
  readonly checkOperation: ObjectCheck | undefined;
  readonly listState: ListState;
}

/**
 * Passes a list from {@link ValidateField} to {@link ValidateNestedObjects}: class-validator does not tell the latter the
 * index of an entry that is not an object.
 */
export interface ListState {
  /** The list that was validated last, if it has entries that are not objects. */
  list?: readonly unknown[] | undefined;
}

/** Validates a field as the client does, with the same messages. */
export function ValidateField(field: FieldRuleOptions): PropertyDecorator {
  const find = createIssueFinder(field);
  return (target, propertyName) => {
    registerDecorator({
      name: 'eightByEight',
      target: target.constructor,
      propertyName: String(propertyName),
      validator: {
        validate: (_, args) => !args || !find(validatedObject(args)).length,
        defaultMessage: (args) =>
          args ? find(validatedObject(args)).slice(0, maxReportedIssues).map(describeIssue).join(' ') : '',
      },
    });
  };
}

/** Refuses a field that the DTO does not have, also if `ValidationPipe` lets unknown fields pass. */
export function RefuseField(name: string): PropertyDecorator {
  return (target, propertyName) => {
    registerDecorator({
      name: 'eightByEight',
      target: target.constructor,
      propertyName: String(propertyName),
      validator: {
        validate: (value) => value === undefined,
        defaultMessage: () => `${name} is not accepted here. Remove it.`,
      },
    });
  };
}

/** Keeps the response readable. */
const maxReportedIssues = 5;

const validatedObject = ({ object }: ValidationArguments): Fields => object as Fields;

/** Returns a function that finds the issues of a field, without those that a nested DTO class reports. */
function createIssueFinder({
  schema,
  name,
  nested,
  hasClass,
  checkOperation,
  listState,
}: FieldRuleOptions): (object: Fields) => readonly Issue[] {
  const field = schema.properties[name];
  const checks = [compileFieldCheck(schema, name, hasClass), compileObjectCheck(schema, nested)];
  const reportsObjectIssues = name === objectIssueField(schema);
  const belongsToField = ({ path, rule }: Issue): boolean => {
    if (path === '') return reportsObjectIssues;
    if (/^[^.[]+/.exec(path)?.[0] !== name) return false;
    return !(hasClass && rule === 'type' && path !== name);
  };
  return (object) => {
    const now = Date.now();
    const value = object[name];
    listState.list = hasClass && Array.isArray(value) && !value.every(isObjectOrArray) ? value : undefined;
    const issues = checks.flatMap((check) => check(object, now).issues).filter(belongsToField);
    // `ValidateNestedObjects` reports values that are not objects.
    if (hasClass && (value === null || (value !== undefined && typeof value !== 'object'))) {
      return issues.filter(({ rule }) => rule !== 'type');
    }
    if (issues.length || !checkOperation || field === undefined) return issues;
    return checkOperation(object, now).filter(({ path, rule }) => path === name && !schemaRules.has(rule));
  };
}

const isObjectOrArray = (value: unknown): boolean => typeof value === 'object' && value !== null;

/** Rules of the schema, which the other checks have already applied. */
const schemaRules: ReadonlySet<string> = new Set(['required', 'type', 'dependentRequired']);

function compileFieldCheck({ properties, required }: ObjectSchema, name: string, hasClass: boolean): Check {
  const field = properties[name] ?? {};
  return compileCheck({
    type: 'object',
    properties: { [name]: hasClass ? withoutProperties(field) : field },
    required: (required ?? []).filter((each) => each === name),
  });
}

function compileObjectCheck(
  { anyOf, oneOf, dependentRequired, allOf, format }: ObjectSchema,
  nested: boolean,
): Check {
  return compileCheck({
    type: 'object',
    properties: {},
    ...(dependentRequired && { dependentRequired }),
    ...(allOf && { allOf }),
    ...(format && { format }),
    ...(nested ? {} : { ...(anyOf && { anyOf }), ...(oneOf && { oneOf }) }),
  });
}

/** The field that reports issues of the object as a whole: class-validator reports issues only of fields. */
function objectIssueField({ anyOf, oneOf, properties }: ObjectSchema): string | undefined {
  return (anyOf ?? oneOf)?.[0]?.required[0] ?? Object.keys(properties)[0];
}

/** Validates nested objects by their DTO class. Values that are not objects get the client's message. */
export function ValidateNestedObjects(field: Schema, name: string, listState: ListState): PropertyDecorator {
  return ValidateNested({
    message: ({ value }: ValidationArguments) => typeMessage(field, name, value, listState.list),
  });
}

/** Names a list entry by its index only: Nest prepends the name of the list. */
function typeMessage(
  field: Schema,
  name: string,
  value: unknown,
  list: readonly unknown[] | undefined,
): string {
  const index = field.type === 'array' ? (list?.indexOf(value) ?? -1) : -1;
  const [path, schema] = index >= 0 && field.type === 'array' ? [String(index), field.items] : [name, field];
  const check = compileCheck({ type: 'object', properties: { [path]: withoutProperties(schema) } });
  return check({ [path]: value }, Date.now())
    .issues.map(describeIssue)
    .join(' ');
}

/** Keeps only the rules for the object as a whole. */
function withoutProperties(field: Schema): Schema {
  if (field.type === 'array') return { ...field, items: withoutProperties(field.items) };
  if (field.type !== 'object') return field;
  const { anyOf, oneOf, nullable } = field;
  return {
    type: 'object',
    properties: {},
    ...(anyOf && { anyOf }),
    ...(oneOf && { oneOf }),
    ...(nullable && { nullable }),
  };
}
