import type { CatalogueEntry, OperationId, OperationInput, OperationOutput, Product } from 'cpaas-8x8';

import type { SubAccount } from '../../engine/account';
import type { SandboxContext } from '../../engine/context';
import { isSameNumber } from '../faults/match-fault';
import type { BatchChecks } from '../validation/operation-checks';

/** An authenticated request to an operation with its validated input. */
export interface ApiCall<Input = unknown> {
  readonly context: SandboxContext;
  readonly entry: CatalogueEntry;
  readonly product: Product;
  readonly input: Received<Input>;
  /** The subaccount in the path. */
  readonly subAccount: SubAccount | undefined;
  readonly batch: BatchChecks | undefined;
  /** Set by a fault: the reason to reject the message. */
  readonly rejectReason: string | undefined;
  /** Set by a fault: only messages to this number are rejected. */
  readonly rejectedRecipient?: string | undefined;
  /** The umids of the messages that this request created. */
  readonly recordedUmids: string[];
}

/** What a message needs to know of the request that sends it. */
export type MessageCall = Pick<
  ApiCall,
  'context' | 'subAccount' | 'rejectReason' | 'rejectedRecipient' | 'recordedUmids'
>;

/**
 * A validated input as it arrives: a date is a string, a number may be a string, and an enum value may be in any
 * case.
 */
export type Received<T> = T extends string
  ? string
  : T extends number
    ? number | string
    : T extends Date
      ? never
      : T extends Uint8Array
        ? Buffer
        : T extends readonly (infer Item)[]
          ? readonly Received<Item>[]
          : T extends object
            ? { readonly [Field in keyof T]: Received<T[Field]> }
            : T;

/**
 * Runs an operation and returns the response body, or an `OperationResponse` with its own status and headers.
 *
 * Declare the return type of each handler: only then does TypeScript find misspelled optional fields.
 *
 * @throws {ApiError} for error responses.
 */
export type Handler<Id extends OperationId> = (
  call: ApiCall<OperationInput<Id>>,
) => OperationOutput<Id> | OperationResponse<OperationOutput<Id> | undefined>;

/** The handlers by operation ID. */
export type Handlers = { readonly [Id in OperationId]: Handler<Id> };

/** Returns the ID of the subaccount in the path. */
export function requireSubAccountId({ subAccount }: Pick<ApiCall, 'subAccount'>): string {
  return subAccount?.subAccountId ?? '';
}

/** The reason to reject a message to this recipient, if a fault rejects it. */
export function findFaultReason(
  { rejectReason, rejectedRecipient }: MessageCall,
  recipient: string | undefined,
): string | undefined {
  if (rejectedRecipient === undefined || isSameNumber(recipient ?? '', rejectedRecipient))
    return rejectReason;
  return undefined;
}

/** A response with its own status or headers. */
export class OperationResponse<Body = unknown> {
  constructor(
    readonly status: number,
    readonly body: Body,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {}
}

/** Overrides the status or the headers of an operation's response. */
export function respondWith<Body>(
  status: number,
  body: Body,
  headers?: Readonly<Record<string, string>>,
): OperationResponse<Body> {
  return new OperationResponse(status, body, headers);
}
