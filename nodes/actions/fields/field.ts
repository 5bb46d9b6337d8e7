import type { MediaLimit } from '../../../core/src/catalogue';
import { isJsonObject, type FileInput, type Schema } from '../../../core/src/validation';
import type { INodeProperties } from 'n8n-workflow';
import type { LabelledIssue } from '../../shared/error-messages';
import { toTitle } from '../../shared/titles';

/** What is needed to read parameter values, and where to report invalid ones. */
export interface ReadContext {
  /** The timezone of the workflow. Dates without an offset are in this timezone. */
  readonly timezone: string;
  /** Returns the file that a parameter value names (a binary field of the item) or holds. */
  findFile(value: unknown): FileInput | undefined;
  /**
   * Registers the file in a binary field of the item for upload, and returns a URL that stands for it until then. Reports
   * an issue with the field by its label and returns `undefined` if there is no such file.
   */
  upload(field: unknown, limits: readonly MediaLimit[], label: string): string | undefined;
  /** Reports an invalid value. `label` is for fields that are not in the operation's input. */
  readonly reportIssue: (path: string, message: string, advice: string, label?: string) => void;
}

/** An input field: the n8n parameter that shows it, and how its value becomes the value for 8x8. */
export interface Field {
  /** The name of the input field and of the parameter. */
  readonly name: string;
  /** The object of the input that the field belongs to, if the form shows the object's fields one by one. */
  readonly within?: string;
  readonly property: INodeProperties;
  /** Converts a parameter value. Returns `undefined` to leave the field out. */
  readonly read: (value: unknown, readContext: ReadContext, path: string) => unknown;
}

export type Values = Readonly<Record<string, unknown>>;

/** The objects in a list; none if the value is no list. */
export const recordsIn = (value: unknown): readonly Values[] =>
  Array.isArray(value) ? value.filter(isJsonObject) : [];

/** Values for the fields of an API type. TypeScript checks the names; the client validates the values. */
export type UncheckedValues<T> = { readonly [Name in keyof T]?: unknown };

/** The label, description and placeholder of a field. */
export function fieldText(
  name: string,
  schema: Schema,
): Pick<INodeProperties, 'displayName' | 'name' | 'description' | 'placeholder'> {
  const [example] = schema.examples ?? [];
  const shown =
    Array.isArray(example) && example.every((part) => typeof part === 'string' || typeof part === 'number')
      ? example.join(', ')
      : example;
  return {
    displayName: schema.title ?? toTitle(name),
    name,
    ...(schema.description === undefined ? {} : { description: schema.description }),
    ...(typeof shown === 'string' || typeof shown === 'number' ? { placeholder: `e.g. ${shown}` } : {}),
  };
}

/** Reads values again without a report, to find out which field fills a place of the input. */
export const silentContext: ReadContext = {
  timezone: 'UTC',
  findFile: () => undefined,
  upload: () => undefined,
  reportIssue: () => undefined,
};

/** Creates a context for operations that send nothing, and so no files. Invalid values are added to `issues`. */
export function readContextWithoutFiles(timezone: string, issues: LabelledIssue[]): ReadContext {
  const reportIssue: ReadContext['reportIssue'] = (path, message, advice, label) =>
    void issues.push({ path, rule: 'json', message, advice, ...(label ? { label } : {}) });
  return {
    timezone,
    findFile: () => undefined,
    upload(_field, _limits, label) {
      reportIssue('', 'cannot be uploaded here', 'Give a web address where 8x8 finds the file.', label);
      return undefined;
    },
    reportIssue,
  };
}
