import { belongsToNode, type WebhookUrl } from './webhook-url';

/**
 * Stores state in the query of a registered URL, because n8n's static data can be missing: a test run starts with
 * empty static data, and concurrent writes overwrite each other.
 *
 * - `mark`: start of the secret's digest. Shows which secret was registered; 8x8 itself only returns `***`.
 * - `back`: for a test run, the production URL of the same node, to be restored afterwards.
 */
export function withMarker(url: string, authorizationDigest: string, productionUrl?: string): string {
  const marked = new URL(url);
  marked.searchParams.set('mark', markerFor(authorizationDigest));
  if (productionUrl !== undefined) marked.searchParams.set('back', productionUrl);
  return marked.href;
}

/** 48 bits of the digest identify the secret and reveal nothing about its 256 bits. */
export function markerFor(authorizationDigest: string): string {
  return authorizationDigest.slice(0, 8);
}

export function markerOf(url: string): string | undefined {
  return queryOf(url)?.get('mark') ?? undefined;
}

/** The production URL that a test run replaced with this URL. */
export function productionUrlBehind(own: WebhookUrl, url: string): string | undefined {
  const productionUrl = queryOf(url)?.get('back') ?? undefined;
  return productionUrl !== undefined && belongsToNode(own, productionUrl) ? productionUrl : undefined;
}

function queryOf(url: string): URLSearchParams | undefined {
  return URL.canParse(url) ? new URL(url).searchParams : undefined;
}
