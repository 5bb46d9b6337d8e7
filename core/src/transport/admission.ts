import type { CatalogueEntry } from '../catalogue/entries';
import type { RateLimit } from '../catalogue/operation';

/** A request that is about to leave, for whoever counts beyond this client. */
export interface AdmissionRequest {
  /** `sms.send` */
  readonly operation: string;
  /** Whose host it goes to: `sms`, `chatapps`, … */
  readonly product: string;
  readonly subAccountId?: string;
  /** What 8x8 allows this operation, where it has a limit of its own. */
  readonly rateLimit?: RateLimit;
}

/**
 * Books a moment for a request, and answers how many milliseconds it is to wait: what several processes count by,
 * beside each client's own limits. When it rejects, the client's own limits decide alone.
 */
export type Admission = (request: AdmissionRequest) => Promise<number>;

/** How long a request is to wait, as an admission has it. */
export async function waitAdvised(
  admission: Admission,
  { id, api, operation: { rateLimit } }: CatalogueEntry,
  scope: unknown,
): Promise<number> {
  try {
    const ms = await admission({
      operation: id,
      product: [api.product].flat()[0] ?? '',
      ...(typeof scope === 'string' ? { subAccountId: scope } : {}),
      ...(rateLimit ? { rateLimit } : {}),
    });
    return ms > 0 ? ms : 0;
  } catch {
    // Whoever counts cannot be reached: a message that is late is worse than one request too many.
    return 0;
  }
}
