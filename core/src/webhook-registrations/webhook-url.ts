/** Whether two URLs have the same origin and path. The query is ignored. */
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

/** Whether a URL leads to the local machine, which 8x8 cannot reach. */
export function isLoopbackUrl(url: string): boolean {
  const { hostname } = new URL(url);
  return /^(localhost|.+\.localhost|127(\.\d+){3}|0\.0\.0\.0|\[::1?\])$/.test(hostname);
}
