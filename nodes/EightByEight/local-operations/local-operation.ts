import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

/** What the node does beside the operations of 8x8's API: it waits, it builds. */
export interface LocalOperation {
  /** The value of the Operation parameter. */
  readonly id: string;
  readonly resource: string;
  /** Title Case, for the list. */
  readonly title: string;
  /** Sentence case, without article: "Send message and wait". */
  readonly action: string;
  /** One sentence without a full stop. */
  readonly summary: string;
  /** Without the rule that shows them for this operation alone. */
  readonly properties: readonly INodeProperties[];
  /** Carries it out for all items: one list an output of the node. */
  readonly execute: (context: IExecuteFunctions) => Promise<INodeExecutionData[][]>;
}
