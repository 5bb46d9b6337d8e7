import type { CatalogueEntry } from 'cpaas-8x8';

import type { SandboxContext } from '../../engine/context';
import type { JsonObject } from '../../engine/json';
import type { ApiError } from '../api-error';

/** How an API differs from the others. The product of the API defines it. */
export interface ApiTraits {
  /** Whether a token gives access, for operations that use one instead of the API key. Default: every token does. */
  readonly isTokenAccepted?: (context: SandboxContext, token: string) => boolean;
  /** Creates an error response in the API's own format. Returns `undefined` for the common format. */
  readonly createErrorResponse?: (
    context: SandboxContext,
    entry: CatalogueEntry,
    error: ApiError,
  ) => OwnErrorResponse | undefined;
}

/** An error response in an API's own format. */
export interface OwnErrorResponse {
  readonly status: number;
  readonly body: JsonObject;
}
