import { checkCallFlowAnswer, type Issue } from 'cpaas-8x8';

/** What is wrong with how webhooks are to be received. Shows no secret. */
export function webhookOptionIssues(given: unknown): Issue[] {
  if (given === undefined) return [];
  if (typeof given !== 'object' || given === null) {
    return issue(
      'webhooks',
      'is no object',
      "Write { path: '/webhooks/8x8', authorization }, or leave it out.",
    );
  }
  const webhooks = given as Readonly<Record<string, unknown>>;
  return [
    ...pathIssues(webhooks['path']),
    ...authorizationIssues(webhooks['authorization']),
    ...storeIssues(webhooks['store']),
    ...['maxBytes', 'leaseMs', 'keepMs'].flatMap((name) => numberIssues(name, webhooks[name])),
    ...fallbackIssues(webhooks['fallbackCallFlow']),
  ];
}

const issue = (path: string, message: string, advice: string): Issue[] => [
  { path, rule: 'options', message, advice },
];

/** Characters that every server takes literally: others mean a pattern to some. */
const literalPath = /^\/[\w\-.~!$&'+,;=@/]+$/;

function pathIssues(path: unknown): Issue[] {
  if (typeof path === 'string' && literalPath.test(path)) return [];
  const message = path === undefined ? 'is missing' : 'is no path below the address of the app';
  return issue(
    'webhooks.path',
    message,
    'Begin it with a slash, without a query or wildcards: /webhooks/8x8.',
  );
}

function authorizationIssues(authorization: unknown): Issue[] {
  const name = 'webhooks.authorization';
  const advice =
    'Give the whole header that 8x8 was told to send, such as "Bearer " and a long random secret, several in a list ' +
    'while one replaces another, or false where 8x8 sends none.';
  if (authorization === false) return [];
  if (authorization === undefined) return issue(name, 'is missing', advice);
  const given: readonly unknown[] = Array.isArray(authorization) ? authorization : [authorization];
  if (!given.length) return issue(name, 'is an empty list', advice);
  const wrong = given.some(
    (each) => typeof each !== 'string' || !/^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(each),
  );
  return wrong ? issue(name, 'is, or holds, something that no header can be', advice) : [];
}

const methods = ['claim', 'handled', 'finish', 'release'] as const;

function storeIssues(store: unknown): Issue[] {
  if (store === undefined) return [];
  const given = Object(store) as Readonly<Record<string, unknown>>;
  const missing = methods.filter((method) => typeof given[method] !== 'function');
  if (!missing.length) return [];
  const advice = 'Give an EventStore, such as that of nestjs-8x8/redis, or leave it out for one in memory.';
  return issue('webhooks.store', `has no ${missing.join(', no ')}`, advice);
}

function numberIssues(name: string, value: unknown): Issue[] {
  if (value === undefined || (Number.isInteger(value) && Number(value) > 0)) return [];
  return issue(`webhooks.${name}`, 'is no whole number above 0', 'Give one, or leave it out.');
}

function fallbackIssues(flow: unknown): Issue[] {
  if (flow === undefined) return [];
  return checkCallFlowAnswer({ callflow: flow }).issues.map((found) => ({
    ...found,
    path: found.path.replace(/^callflow/, 'webhooks.fallbackCallFlow'),
  }));
}
