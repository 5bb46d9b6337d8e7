import { urlToHttpOptions } from 'node:url';

/** The parts of a URL that `http.request` needs. */
export interface UrlParts {
  readonly secure: boolean;
  /** Value of the `host` header: with the port, unless it is the default port. */
  readonly host: string;
  readonly hostname: string;
  readonly port: string | number;
  readonly path: string;
}

/** Returns a function that parses URLs and caches the last result, because most requests use the same URL. */
export function createUrlCache(): (url: string) => UrlParts {
  let last: (UrlParts & { readonly url: string }) | undefined;
  return (url) => {
    if (last?.url !== url) last = { url, ...parseUrl(url) };
    return last;
  };
}

function parseUrl(url: string): UrlParts {
  const parsed = new URL(url);
  const { protocol, hostname, port, path } = urlToHttpOptions(parsed);
  if (protocol !== 'https:' && protocol !== 'http:')
    throw new TypeError(`the URL has the protocol ${String(protocol)}; use https: or http:`);
  const secure = protocol === 'https:';
  return {
    secure,
    host: parsed.host,
    hostname: hostname ?? '',
    port: port ?? (secure ? 443 : 80),
    path: path ?? '/',
  };
}
