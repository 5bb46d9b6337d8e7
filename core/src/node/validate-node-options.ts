import { clientOptionIssues, clientOptionNames } from '../client/validate-options';
import { ValidationError } from '../errors/errors';
import { unknownOptionIssues } from '../errors/unknown-options';
import type { Issue } from '../validation/issue';
import type { NodeClientOptions } from './node-client-options';
import type { NodeHttpOptions, NodeTlsOptions } from './http';
import { parseProxy } from './proxy';

const httpOptionNames = {
  maxSockets: true,
  proxy: true,
  tls: true,
  agent: true,
} as const satisfies Record<keyof NodeHttpOptions, true>;

/** The names of all options that a client for Node takes. A list of options that is built on them stays complete. */
export const nodeClientOptionNames = {
  ...clientOptionNames,
  ...httpOptionNames,
  ports: true,
} as const satisfies Record<keyof NodeClientOptions, true>;

const tlsOptionNames = {
  ca: true,
  cert: true,
  key: true,
  pfx: true,
  passphrase: true,
  servername: true,
  minVersion: true,
  rejectUnauthorized: true,
} as const satisfies Record<keyof NodeTlsOptions, true>;

/**
 * Validates the options of a client for Node, and refuses unknown ones. One error names all problems.
 *
 * @throws {ValidationError} if an option is invalid. The message contains no password and no key.
 */
export function validateNodeOptions(options: NodeClientOptions): void {
  const given: Partial<NodeClientOptions> = options;
  const issues = [
    ...unknownOptionIssues(options, nodeClientOptionNames),
    // Without an API key, the check of its value says what is missing.
    ...clientOptionIssues({ ...options, apiKey: given.apiKey ?? '' }),
    ...proxyIssues(options),
    ...tlsIssues(options),
    ...agentIssues(options),
  ];
  if (issues.length) throw new ValidationError('createClient', issues, 'the client was not created');
}

const issue = (path: keyof NodeClientOptions, message: string, advice: string): Issue[] => [
  { path, rule: 'options', message, advice },
];

function proxyIssues({ proxy }: NodeHttpOptions): Issue[] {
  if (proxy === undefined || proxy === false) return [];
  try {
    parseProxy(proxy, 'proxy');
    return [];
  } catch {
    return issue(
      'proxy',
      'is not the URL of a proxy',
      'Use an HTTP or HTTPS URL, such as http://proxy.example.com:3128, or false.',
    );
  }
}

function tlsIssues({ tls }: { readonly tls?: unknown }): Issue[] {
  if (tls === undefined) return [];
  if (typeof tls !== 'object' || tls === null)
    return issue('tls', 'is not an object', 'Use { ca }, or { cert, key } for a client certificate.');
  const { cert, key } = tls as NodeTlsOptions;
  const isHalf = (cert === undefined) !== (key === undefined);
  return [
    ...unknownOptionIssues(tls, tlsOptionNames, 'tls.'),
    ...(isHalf ? issue('tls', 'has only one of cert and key', 'A client certificate needs both.') : []),
  ];
}

function agentIssues({ agent, maxSockets, proxy, tls }: NodeHttpOptions): Issue[] {
  if (agent === undefined) return [];
  if (typeof (agent as Partial<typeof agent> | null)?.destroy !== 'function')
    return issue('agent', 'is not an Agent', 'Use an Agent of node:http or node:https.');
  return maxSockets === undefined && !proxy && tls === undefined
    ? []
    : issue('agent', 'replaces maxSockets, proxy and tls', 'Give these options to the agent instead.');
}
