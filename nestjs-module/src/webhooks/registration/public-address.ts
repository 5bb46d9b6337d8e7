/** The address that 8x8 is to post to. */
export function publicAddress(publicUrl: string, path: string): string {
  const parsed = URL.canParse(publicUrl) ? new URL(publicUrl) : undefined;
  if (!parsed || !/^https?:$/.test(parsed.protocol) || parsed.search !== '' || parsed.hash !== '')
    throw new Error(
      'EightByEightModule: webhooks.register.publicUrl must be the address at which 8x8 reaches this app, without a query: https://example.com.',
    );
  return parsed.href.replace(/\/+$/, '') + path;
}
