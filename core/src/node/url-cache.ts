import { urlToHttpOptions } from 'node:url';

/** An address in the parts that Node's http asks for. */
export interface UrlParts {
  readonly secure: boolean;
  /** As the header has it: with the port where it is not the protocol's own. */
  readonly host: string;
  readonly hostname: string;
  readonly port: string | number;
  readonly path: string;
}

/** Takes addresses apart. The last one is remembered: sends go to one address, over and over. */
export function createUrlCache(): (url: string) => UrlParts {
  let last: (UrlParts & { readonly url: string }) | undefined;
  return (url) => {
    if (last?.url !== url) last = { url, ...parseUrl(url) };
    return last;
  };
}

function parseUrl(url: string): UrlParts {
  const parts = new URL(url);
  const { protocol, hostname, port, path } = urlToHttpOptions(parts);
  if (protocol !== 'https:' && protocol !== 'http:')
    throw new TypeError(`${protocol ?? url} is no web address`);
  const secure = protocol === 'https:';
  return {
    secure,
    host: parts.host,
    hostname: hostname ?? '',
    port: port ?? (secure ? 443 : 80),
    path: path ?? '/',
  };
}
