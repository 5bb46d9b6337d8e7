import type { INodeProperties } from 'n8n-workflow';
import type { ReadContext, Values } from '../fields/field';

/** How an operation looks in n8n: its parameters, and how they become its input. */
export interface OperationUi {
  /** Without the rule that shows them for this operation alone. */
  readonly properties: readonly INodeProperties[];
  /** The input of one item; `parameter` gives the value of a parameter for it. */
  toInput(parameter: (name: string) => unknown, reading: ReadContext): Record<string, unknown>;
  /** Fields of the item that hold files, beside those that the operation itself sends. */
  binaryFieldNames(parameter: (name: string) => unknown): readonly string[];
}

/** A piece of an operation that deserves better than one field of n8n for each field of 8x8. */
export interface CustomFields {
  /** The fields of the input it stands for. */
  readonly replaces: readonly string[];
  /** Parameters at the top, in order. */
  readonly top: readonly INodeProperties[];
  /** Further ones, among the additional fields. */
  readonly additional: readonly INodeProperties[];
  /** Fields of the item that hold files which it uploads. */
  binaryFieldNames?(parameter: (name: string) => unknown): readonly string[];
  /** What it gives to the input. */
  toInput(
    parameter: (name: string) => unknown,
    additional: Values,
    reading: ReadContext,
  ): Record<string, unknown>;
}
