import { contentTypes } from '../../../core/src/catalogue';
import type { ChatAppsContent } from '../../../core/src/generated';
import type { ObjectSchema } from '../../../core/src/validation';
import type { INodeProperties } from 'n8n-workflow';
import { toTitle } from '../../shared/titles';
import type { FieldPlaces } from '../fields/displayed-label';
import type { Field, UncheckedValues, ReadContext, Values } from '../fields/field';

/** One kind of content that a person can compose. */
export interface ContentType {
  /** The value of the parameter Content Type. */
  readonly value: string;
  readonly name: string;
  readonly description: string;
  /** 8x8's type of the message. For Raw JSON, the user gives it. */
  readonly type: string;
  /** Its parameters, in order. */
  readonly fields: readonly Field[];
  /** What the message says; `values` are those of the fields, as they would be sent. */
  toContent(values: Values, readContext: ReadContext): UncheckedValues<ChatAppsContent>;
  /** Which field fills which place of the content. */
  readonly places: FieldPlaces;
  /** The label of the field that fills a path of the content, where that depends on the values. */
  labelOf?(path: string, values: Values): string | undefined;
}

/** A kind of content, with its parameters made from the schema of contents. */
export type ContentTypeFactory = (content: ObjectSchema) => ContentType;

/** The name and description of a content type in the list, as the catalogue has them. */
export function labelOf(type: string): Pick<ContentType, 'name' | 'description'> {
  const { title: name = toTitle(type), summary: description = '' } = contentTypes[type] ?? {};
  return { name, description };
}

/** Makes a field required. */
export function requiredField(field: Field): Field {
  return { ...field, property: { ...field.property, required: true } };
}

/** Shows a field only for some values of another parameter. */
export function shownWhen(field: Field, parameter: string, values: readonly string[]): Field {
  return {
    ...field,
    property: {
      ...field.property,
      displayOptions: { show: { ...field.property.displayOptions?.show, [parameter]: [...values] } },
    },
  };
}

/** Removes the fields that are `undefined`. */
export function withoutUndefined<Name extends string>(
  fields: Readonly<Partial<Record<Name, unknown>>>,
): Partial<Record<Name, unknown>> {
  const kept = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept) as Partial<Record<Name, unknown>>;
}

/** Reports a choice that is not in its list, such as an expression: the fields to fill in depend on the choice. */
export function reportUnlisted(
  readContext: ReadContext,
  { name, displayName }: INodeProperties,
  value: unknown,
): void {
  reportUnlistedAt(readContext, name, value, displayName);
}

function reportUnlistedAt(readContext: ReadContext, path: string, value: unknown, label?: string): void {
  readContext.reportIssue(
    path,
    `is ${JSON.stringify(value)}, which is not in its list`,
    'Choose it from the list: it cannot be an expression, because the other fields depend on it.',
    label,
  );
}

/** Refuses a choice on which other fields depend if it is not in its list. */
export function decidingField(field: Field): Field {
  const listed = new Set((field.property.options ?? []).map((option) => 'value' in option && option.value));
  return {
    ...field,
    read(value, readContext, path) {
      const choice = field.read(value, readContext, path);
      if (choice === undefined || listed.has(choice as string)) return choice;
      reportUnlistedAt(readContext, path, choice);
      return undefined;
    },
  };
}
