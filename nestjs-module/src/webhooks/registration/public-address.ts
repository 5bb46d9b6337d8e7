/** The address that 8x8 is to post to. */
export function publicAddress(publicUrl: string, path: string): string {
  const parsed = URL.canParse(publicUrl) ? new URL(publicUrl) : undefined;
  if (!parsed || !/^https?:$/.test(parsed.protocol) || parsed.search !== '' || parsed.hash !== '')
    throw new Error(
      'EightByEightModule: webhooks.register.publicUrl must be the address at which 8x8 reaches this app, without a query: https://example.com.',
    );
  return parsed.href.replace(/\/+$/, '') + path;
}

/** Whether two addresses are the same, however they are written and whatever their queries say. */
export const isSameAddress = (one: string, other: string): boolean => plain(one) === plain(other);

/** An address as it may be shown: a query or a password could be a secret. */
export function shown(url: string): string {
  if (!URL.canParse(url)) return 'an address that cannot be read';
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname}`;
}

function plain(url: string): string {
  if (!URL.canParse(url)) return url;
  const { origin, pathname } = new URL(url);
  return origin + pathname;
}
