import type { FileInput, Schema, Issue } from '../../../core/src/validation';
import type { INodeProperties } from 'n8n-workflow';
import { toTitle } from '../../shared/titles';

/** Notes what is wrong with a value before the client sees it: a JSON text that is none. */
export interface ReadContext {
  /** The workflow's timezone, in which a person picks dates. */
  readonly timezone: string;
  /** The file that the item holds under this name. */
  findFile(name: string): FileInput | undefined;
  /** Has a file uploaded before anything is sent, and then its address put in place of the one returned here; nothing where no files go. */
  upload?(file: FileInput, put: (url: string) => void): string;
  /** The label is for fields that the operation's own do not name. */
  reportIssue(path: string, message: string, advice: string, label?: string): void;
}

/** One field of an input: how n8n shows it, and how what n8n gives back becomes the value 8x8 gets. */
export interface Field {
  /** Its name in the input, and as a parameter. */
  readonly name: string;
  readonly property: INodeProperties;
  /** The value to send, or `undefined` to leave the field out. */
  read(value: unknown, reading: ReadContext, path: string): unknown;
}

export type Values = Readonly<Record<string, unknown>>;

/** Values for the fields of a type of the API. TypeScript checks the names; the client checks the values. */
export type UncheckedValues<T> = { readonly [Name in keyof T]?: unknown };

/** Whether a value is an object with names, and not a list or nothing. */
export function isRecord(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Label, description and placeholder of a field. */
export function fieldText(
  name: string,
  schema: Schema,
): Pick<INodeProperties, 'displayName' | 'name' | 'description' | 'placeholder'> {
  const [example] = schema.examples ?? [];
  const shown =
    Array.isArray(example) && example.every((part) => typeof part === 'string')
      ? example.join(', ')
      : example;
  return {
    displayName: schema.title ?? toTitle(name),
    name,
    ...(schema.description === undefined ? {} : { description: schema.description }),
    ...(typeof shown === 'string' || typeof shown === 'number' ? { placeholder: `e.g. ${shown}` } : {}),
  };
}

/** Reads values where no file of the item can go along; what is wrong with them is added to `issues`. */
export function readContextWithoutFiles(timezone: string, issues: Issue[]): ReadContext {
  const reportIssue: ReadContext['reportIssue'] = (path, message, advice) =>
    void issues.push({ path, rule: 'json', message, advice });
  return {
    timezone,
    findFile: () => undefined,
    upload(file) {
      reportIssue(file.name, 'cannot be uploaded here', 'Give a web address where 8x8 finds the file.');
      return '';
    },
    reportIssue,
  };
}
