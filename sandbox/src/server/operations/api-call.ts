import type { CatalogueEntry, OperationId, OperationInput, OperationOutput, Product } from 'cpaas-8x8';
import type { BatchChecks } from '../validation/operation-checks';
import type { SubAccount } from '../../engine/state';
import type { SandboxContext } from '../../engine/context';

/** A request to an operation: authenticated, and its input checked. */
export interface ApiCall<Input = unknown> {
  readonly context: SandboxContext;
  readonly entry: CatalogueEntry;
  readonly product: Product;
  readonly input: Received<Input>;
  /** The one in the path. */
  readonly subAccount: SubAccount | undefined;
  readonly batch: BatchChecks | undefined;
  /** A fault asks that what is handed in be rejected, for this reason. */
  readonly rejectReason: string | undefined;
  /** The umids of what is recorded on account of the call. */
  readonly recordedUmids: string[];
}

/**
 * An input as it arrives in a request, after its check. A date is a string. A number may be written as a string, and an
 * enum value in any case.
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
 * Runs an operation and returns the body of the response, or a reply with a status or headers of its own.
 *
 * Write the return type of each handler out: only then does TypeScript find a misspelled optional field.
 *
 * @throws {Problem} for responses that are no success.
 */
export type Handler<Id extends OperationId> = (
  call: ApiCall<OperationInput<Id>>,
) => OperationOutput<Id> | OperationResponse<OperationOutput<Id> | undefined>;

/** The handlers of operations, by the ID of the operation. */
export type Handlers = { readonly [Id in OperationId]: Handler<Id> };

/** The subaccount of a call whose path has one. */
export function requireSubAccountId({ subAccount }: ApiCall): string {
  return subAccount?.subAccountId ?? '';
}

/** A response with a status or headers of its own. */
export class OperationResponse<Body = unknown> {
  constructor(
    readonly status: number,
    readonly body: Body,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {}
}

/** What a handler returns to respond otherwise than its operation says. */
export function respondWith<Body>(
  status: number,
  body: Body,
  headers?: Readonly<Record<string, string>>,
): OperationResponse<Body> {
  return new OperationResponse(status, body, headers);
}
