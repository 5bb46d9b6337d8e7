import {
  compileCheck,
  describeIssue,
  type Check,
  type Issue,
  type ObjectSchema,
  type Schema,
} from 'cpaas-8x8';
import { shallow } from './without-properties';
import { registerDecorator, type ValidationArguments, ValidateNested } from 'class-validator';

type Fields = Readonly<Record<string, unknown>>;

/** Finds what is wrong with an object as a whole. */
export type Look = (object: Fields, now: number) => readonly Issue[];

interface Field {
  /** The object that the field stands in. */
  readonly schema: ObjectSchema;
  readonly name: string;
  readonly nested: boolean;
  /** Whether the objects in it are of a class, and so are validated by themselves. */
  readonly hasClass: boolean;
  readonly look: Look | undefined;
  /** Told which list is being looked at, since class-validator does not say where an entry that is no object stands. */
  readonly seen: Seen;
}

/** The list that was looked at last, where it has entries that are no objects. */
export interface Seen {
  list?: readonly unknown[] | undefined;
}

/** The rule of one field, checked as the client checks it, and told in the same words. */
export function FieldRule(field: Field): PropertyDecorator {
  const find = finder(field);
  return (target, propertyName) => {
    registerDecorator({
      name: 'eightByEight',
      target: target.constructor,
      propertyName: String(propertyName),
      validator: {
        validate: (_, found) => !found || !find(objectOf(found)).length,
        defaultMessage: (found) =>
          found ? find(objectOf(found)).slice(0, mostIssues).map(describeIssue).join(' ') : '',
      },
    });
  };
}

/** More would be a wall of text. */
const mostIssues = 5;

const objectOf = ({ object }: ValidationArguments): Fields => object as Fields;

/** Tells which issues of an object belong to the field, and not to an object in it, which tells its own. */
function finder({ schema, name, nested, hasClass, look, seen }: Field): (object: Fields) => readonly Issue[] {
  const field = schema.properties[name];
  const checks = [checkOfField(schema, name, hasClass), checkOfRelations(schema, nested)];
  const bearsWhole = name === bearerOf(schema);
  const belongs = ({ path, rule }: Issue): boolean => {
    if (path === '') return bearsWhole;
    if (/^[^.[]+/.exec(path)?.[0] !== name) return false;
    return !(hasClass && rule === 'type' && path !== name);
  };
  return (object) => {
    const now = Date.now();
    const value = object[name];
    seen.list = hasClass && Array.isArray(value) && !value.every(isObject) ? value : undefined;
    const own = checks.flatMap((check) => check(object, now).issues).filter(belongs);
    // Of what is no object at all, `ValidateNested` tells.
    if (hasClass && (value === null || (value !== undefined && typeof value !== 'object'))) {
      return own.filter(({ rule }) => rule !== 'type');
    }
    if (own.length || !look || field === undefined) return own;
    return look(object, now).filter(({ path, rule }) => path === name && !schemaRules.has(rule));
  };
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;

/** Rules that the schema itself has: they were looked at already. */
const schemaRules: ReadonlySet<string> = new Set(['required', 'type', 'dependentRequired']);

function checkOfField({ properties, required }: ObjectSchema, name: string, hasClass: boolean): Check {
  const field = properties[name] ?? {};
  return compileCheck({
    type: 'object',
    properties: { [name]: hasClass ? shallow(field) : field },
    required: (required ?? []).filter((each) => each === name),
  });
}

function checkOfRelations({ anyOf, oneOf, dependentRequired, allOf }: ObjectSchema, nested: boolean): Check {
  return compileCheck({
    type: 'object',
    properties: {},
    ...(dependentRequired && { dependentRequired }),
    ...(allOf && { allOf }),
    ...(nested ? {} : { ...(anyOf && { anyOf }), ...(oneOf && { oneOf }) }),
  });
}

/** The field that tells what is wrong with the object as a whole: the first of those it is about. */
function bearerOf({ anyOf, oneOf, properties }: ObjectSchema): string | undefined {
  return (anyOf ?? oneOf)?.[0]?.required[0] ?? Object.keys(properties)[0];
}

/** Validates the objects in a field by their class. What is no object is told of in the words of the client. */
export function NestedObjects(field: Schema, name: string, seen: Seen): PropertyDecorator {
  return ValidateNested({
    message: ({ value }: ValidationArguments) => kindText(field, name, value, seen.list),
  });
}

/** An entry of a list is named by its place alone: Nest puts the list's name before it. */
function kindText(field: Schema, name: string, value: unknown, list: readonly unknown[] | undefined): string {
  const place = field.type === 'array' ? (list?.indexOf(value) ?? -1) : -1;
  const [path, wanted] = place >= 0 && field.type === 'array' ? [String(place), field.items] : [name, field];
  const check = compileCheck({ type: 'object', properties: { [path]: shallow(wanted) } });
  return check({ [path]: value }, Date.now())
    .issues.map(describeIssue)
    .join(' ');
}
