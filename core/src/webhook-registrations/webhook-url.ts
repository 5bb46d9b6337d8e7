/**
 * Whether two URLs have the same origin and path, to find a program's own webhook among those registered at 8x8. The query
 * is ignored, because a program can keep state in it.
 */
export function isSameUrl(first: string, second: string): boolean {
  return urlWithoutQuery(first) === urlWithoutQuery(second);
}

/** Removes query, fragment and credentials from a URL. A text that is no URL is returned as it is. */
export function urlWithoutQuery(url: string): string {
  if (!URL.canParse(url)) return url;
  const { origin, pathname } = new URL(url);
  return origin + pathname;
}

/** Removes the parts of a URL that can hold secrets (query, credentials), for messages and logs. */
export function redactUrl(url: string): string {
  if (!URL.canParse(url)) return 'an invalid URL';
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname}`;
}

/** Addresses and names of the local machine and of private networks (RFC 1918, 6598, 3927, 4193, 6762). */
const privateHosts = [
  /^127\./,
  /^0\./,
  /^10\./,
  /^192\.168\./,
  /^172\.(1[6-9]|2\d|3[01])\./,
  /^169\.254\./,
  /^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./,
];
const privateIpv6 = /^\[(::1?|f[cd][\da-f]{2}:.*|fe[89ab][\da-f]:.*|::ffff:7f.*)\]$/;
const privateNames = /^([^.[\]]+|.+\.(localhost|local|internal|lan|home\.arpa))$/;

/** Whether a URL leads to the local machine or to a private network. 8x8 cannot reach it, so it is not registered. */
export function isPrivateUrl(url: string): boolean {
  const hostname = new URL(url).hostname.replace(/\.$/, '');
  if (/^[\d.]+$/.test(hostname)) return privateHosts.some((pattern) => pattern.test(hostname));
  return privateIpv6.test(hostname) || privateNames.test(hostname);
}
