import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

/** An operation of the node that is not an operation of 8x8's API, such as one that waits for an event. */
export interface LocalOperation {
  /** The value of the Operation parameter. */
  readonly id: string;
  readonly resource: string;
  /** The name in lists, in Title Case. */
  readonly title: string;
  /** The title as an instruction, in sentence case and without an article: "Send message and wait". */
  readonly action: string;
  /** What the operation does, in one sentence without a full stop. */
  readonly summary: string;
  readonly properties: readonly INodeProperties[];
  /** Runs the operation for all items. Returns a list of items for each output of the node. */
  readonly execute: (context: IExecuteFunctions) => Promise<INodeExecutionData[][]>;
}
