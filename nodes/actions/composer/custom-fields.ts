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
}
