import type { INodeProperties } from 'n8n-workflow';
import type { ReadContext, Values } from '../fields/field';

/** Custom n8n parameters that replace input fields of an operation, because they are easier to fill in. */
export interface CustomFields {
  /** The input fields that the parameters replace. */
  readonly replaces: readonly string[];
  /** The parameters that are shown always, in order. */
  readonly top: readonly INodeProperties[];
  /** Whether the parameters stand below those that follow the input's schema. */
  readonly isLast?: boolean;
  /** The parameters under "Additional Fields". */
  readonly additional: readonly INodeProperties[];
  /** The values of the replaced input fields. */
  toInput(
    parameter: (name: string) => unknown,
    additional: Values,
    readContext: ReadContext,
  ): Record<string, unknown>;
  /** The label of the parameter that fills a path of the input, or that stands at a path of the form. */
  labelOf(path: string, parameter: (name: string) => unknown): string | undefined;
}

/** The choice between a form and JSON, for input that has more than the form can show. */
export const formOrJson = (
  name: string,
  texts: { readonly displayName: string; readonly description: string; readonly whenJson: string },
): INodeProperties => ({
  displayName: texts.displayName,
  name,
  type: 'options',
  noDataExpression: true,
  options: [
    { name: 'Define Below', value: 'fields', description: 'A field for each part' },
    { name: 'JSON', value: 'json', description: texts.whenJson },
  ],
  default: 'fields',
  description: texts.description,
});
