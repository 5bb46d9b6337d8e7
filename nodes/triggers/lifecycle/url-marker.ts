import { isOfThisNode, type WebhookAddress } from './webhook-url';

/**
 * What a registered address says about itself in its query, because 8x8 is asked and n8n's static data is not always
 * there: a test begins with none, and whoever writes it last overwrites what others wrote.
 *
 * - `mark`: the beginning of the digest of the secret it was registered with. 8x8 shows a secret as `***`.
 * - `back`: for a test, the production webhook of the same node that it stands in for.
 */
export function markedUrl(url: string, authorizationDigest: string, back?: string): string {
  const marked = new URL(url);
  marked.searchParams.set('mark', markFor(authorizationDigest));
  if (back !== undefined) marked.searchParams.set('back', back);
  return marked.href;
}

/** Of a secret of 256 bits, 48 bits of its digest tell nothing. */
export function markFor(authorizationDigest: string): string {
  return authorizationDigest.slice(0, 8);
}

export function markOf(url: string): string | undefined {
  return queryOf(url)?.get('mark') ?? undefined;
}

/** The production webhook that a test left in the slot stands in for. */
export function standsInFor(address: WebhookAddress, url: string): string | undefined {
  const back = queryOf(url)?.get('back') ?? undefined;
  return back !== undefined && isOfThisNode(address, back) ? back : undefined;
}

function queryOf(url: string): URLSearchParams | undefined {
  return URL.canParse(url) ? new URL(url).searchParams : undefined;
}
