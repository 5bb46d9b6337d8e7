/** Whether two addresses are the same, however they are written and whatever their queries say. */
export function isSameUrl(one: string, other: string): boolean {
  return urlWithoutQuery(one) === urlWithoutQuery(other);
}

/** An address without its query. */
export function urlWithoutQuery(url: string): string {
  if (!URL.canParse(url)) return url;
  const { origin, pathname } = new URL(url);
  return origin + pathname;
}

/** An address as it may be shown: a query or a password could be a secret. */
export function redactUrl(url: string): string {
  if (!URL.canParse(url)) return 'an address that cannot be read';
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname}`;
}

/** Whether an address leads nowhere but to the machine that calls it. */
export function isLoopbackUrl(url: string): boolean {
  const { hostname } = new URL(url);
  return /^(localhost|.+\.localhost|127(\.\d+){3}|0\.0\.0\.0|\[::1?\])$/.test(hostname);
}
