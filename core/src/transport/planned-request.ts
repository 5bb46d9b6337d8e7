import type { Product } from '../catalogue/operation';

/** A request short of what the client adds: where to, and what with. */
export interface PlannedRequest {
  /** Whose host it goes to. */
  readonly product: Product;
  readonly method: string;
  readonly url: string;
  readonly body?: string | Uint8Array;
  /** Where the body is not JSON. */
  readonly contentType?: string;
}
