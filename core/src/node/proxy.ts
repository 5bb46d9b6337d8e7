/** A proxy server, as the URL of the option or the environment names it. */
export interface Proxy {
  /** Whether the connection to the proxy itself uses TLS. */
  readonly secure: boolean;
  readonly hostname: string;
  readonly port: number;
  /** The value of the header `proxy-authorization`. */
  readonly authorization: string | undefined;
}

/** The server that a request is for. */
export interface ProxyTarget {
  readonly secure: boolean;
  readonly hostname: string;
  readonly port: number;
}

/** Returns the proxy for a server, or `undefined` if the connection is direct. */
export type ProxyFor = (target: ProxyTarget) => Proxy | undefined;

/** A proxy could not be used. The request was not sent. */
export class ProxyError extends Error {
  override readonly name = 'ProxyError';

  constructor(
    message: string,
    /** Whether the next attempt would fail too. */
    readonly isFinal: boolean,
    /** Node's error code or the code of this class, as the errors of Node have one. */
    readonly code: string,
  ) {
    super(message);
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Chooses the proxy: the one of the option, none with `false`, or the one of the environment. As in Node 24, the
 * environment counts only with `NODE_USE_ENV_PROXY=1` or `--use-env-proxy`.
 *
 * Follows https://nodejs.org/api/http.html#built-in-proxy-support.
 */
export function createProxySelector(
  option: string | false | undefined,
  environment: Environment = process.env,
  execArgv: readonly string[] = process.execArgv,
): ProxyFor | undefined {
  if (option === false) return undefined;
  if (option !== undefined) {
    const proxy = parseProxy(option, 'the option proxy');
    return () => proxy;
  }
  const isEnabled =
    environment['NODE_USE_ENV_PROXY'] === '1' ||
    [...execArgv, ...(environment['NODE_OPTIONS'] ?? '').split(/\s+/)].includes('--use-env-proxy');
  return isEnabled ? environmentProxies(environment) : undefined;
}

function environmentProxies(environment: Environment): ProxyFor | undefined {
  // Lower case has precedence, as in Node.
  const read = (name: string): string => environment[name.toLowerCase()] ?? environment[name] ?? '';
  const [http, https] = [read('HTTP_PROXY'), read('HTTPS_PROXY')];
  if (!http && !https) return undefined;
  const exceptions = read('NO_PROXY')
    .split(',')
    .map((exception) => exception.trim().toLowerCase())
    .filter((exception) => exception !== '');
  return (target) => {
    const [url, name] = target.secure ? [https, 'HTTPS_PROXY'] : [http, 'HTTP_PROXY'];
    const isExcepted = exceptions.some((exception) => matchesException(exception, target));
    return url && !isExcepted ? parseProxy(url, name) : undefined;
  };
}

/** Whether an entry of `NO_PROXY` matches: `*`, a host, `.suffix`, `*.suffix`, `host:port` or a range of IP addresses. */
function matchesException(exception: string, { hostname, port }: ProxyTarget): boolean {
  const host = hostname.toLowerCase();
  if (exception === '*' || exception === host || exception === `${host}:${port}`) return true;
  if (exception.startsWith('*.')) return host.endsWith(exception.slice(1));
  if (exception.startsWith('.')) return host.endsWith(exception);
  const [first, last] = exception.split('-').map(ipv4Number);
  const address = ipv4Number(host);
  return (
    first !== undefined && last !== undefined && address !== undefined && address >= first && address <= last
  );
}

function ipv4Number(text: string): number | undefined {
  const parts = text.trim().split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part))) return undefined;
  return parts.reduce((number, part) => number * 256 + Number(part), 0);
}

/** @throws {ProxyError} if the text is no URL of a proxy. The message does not quote it: it can contain a password. */
export function parseProxy(text: string, source: string): Proxy {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
    throw new ProxyError(`${source} is not an HTTP or HTTPS URL`, true, 'ERR_PROXY_URL');
  }
  const secure = url.protocol === 'https:';
  const { hostname, port } = url;
  return {
    secure,
    hostname: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (secure ? 443 : 80),
    authorization: authorizationFrom(url, source),
  };
}

function authorizationFrom({ username, password }: URL, source: string): string | undefined {
  if (username === '' && password === '') return undefined;
  try {
    const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
    return `Basic ${Buffer.from(credentials).toString('base64')}`;
  } catch {
    throw new ProxyError(
      `${source} has a percent sign in its user name or password that is not written as %25`,
      true,
      'ERR_PROXY_URL',
    );
  }
}

/** Names a proxy in an error, without its password. */
export const proxyName = ({ hostname, port }: Proxy): string => `the proxy ${hostname}:${port}`;
