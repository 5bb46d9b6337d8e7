import { checkCallFlowAnswer, cleanCallFlowAnswer, type Issue } from 'cpaas-8x8';

/** Finds what is wrong with the option `webhooks`. The messages hold no secret. */
export function validateWebhookOptions(value: unknown): Issue[] {
  if (value === undefined) return [];
  if (typeof value !== 'object' || value === null) {
    const advice = "Set it to { path: '/webhooks/8x8', authorization }, or remove it.";
    return issue('webhooks', 'is not an object', advice);
  }
  const options = value as Readonly<Record<string, unknown>>;
  return [
    ...validatePath(options['path']),
    ...validateAuthorization(options['authorization']),
    ...validateMount(options['mount']),
    ...validateStore(options['store']),
    ...['maxBytes', 'leaseMs', 'keepMs'].flatMap((name) => validatePositiveInteger(name, options[name])),
    ...validateFallbackCallFlow(options['fallbackCallFlow']),
  ];
}

const issue = (path: string, message: string, advice: string): Issue[] => [
  { path, rule: 'options', message, advice },
];

/** Express and Fastify give other characters a meaning in route patterns. */
const literalPath = /^\/[\w\-.~!$&'+,;=@/]+$/;

function validatePath(path: unknown): Issue[] {
  if (typeof path === 'string' && literalPath.test(path)) return [];
  const message = path === undefined ? 'is missing' : 'is not a URL path';
  const advice = 'Start it with a slash, without a query and without wildcards: /webhooks/8x8.';
  return issue('webhooks.path', message, advice);
}

const headerValue = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/;

function validateAuthorization(authorization: unknown): Issue[] {
  const name = 'webhooks.authorization';
  const advice =
    'Set it to the complete Authorization header that 8x8 sends, such as "Bearer " and a long random secret; to a list ' +
    'of two while you rotate the secret; or to false if 8x8 sends no Authorization header.';
  if (authorization === false) return [];
  if (authorization === undefined) return issue(name, 'is missing', advice);
  const values: readonly unknown[] = Array.isArray(authorization) ? authorization : [authorization];
  if (!values.length) return issue(name, 'is an empty list', advice);
  const invalid = values.some((value) => typeof value !== 'string' || !headerValue.test(value));
  return invalid ? issue(name, 'is not a valid header value, or holds one that is not', advice) : [];
}

function validateMount(mount: unknown): Issue[] {
  if (mount === undefined || mount === 'before' || mount === 'after') return [];
  return issue('webhooks.mount', "is not 'before' or 'after'", 'Set it to one of the two, or remove it.');
}

const requiredStoreMethods = ['claim', 'handled', 'finish', 'release'] as const;

function validateStore(store: unknown): Issue[] {
  if (store === undefined) return [];
  const methods = Object(store) as Readonly<Record<string, unknown>>;
  const missing = requiredStoreMethods.filter((method) => typeof methods[method] !== 'function');
  if (!missing.length) return [];
  const advice =
    'Set it to an EventStore, such as RedisEventStore from nestjs-8x8/redis, or remove it to keep events in memory.';
  return issue('webhooks.store', `has no ${missing.join(', no ')}`, advice);
}

function validatePositiveInteger(name: string, value: unknown): Issue[] {
  if (value === undefined || (Number.isInteger(value) && Number(value) > 0)) return [];
  return issue(
    `webhooks.${name}`,
    'is not a positive integer',
    'Set it to a positive integer, or remove it.',
  );
}

function validateFallbackCallFlow(callflow: unknown): Issue[] {
  if (callflow === undefined) return [];
  return checkCallFlowAnswer(cleanCallFlowAnswer({ callflow })).issues.map((found) => ({
    ...found,
    path: found.path.replace(/^callflow/, 'webhooks.fallbackCallFlow'),
  }));
}
