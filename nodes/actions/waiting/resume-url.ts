import { timingSafeEqual } from 'node:crypto';
import type { IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';

const keyParameter = 'key';

/**
 * The URL that resumes the execution in this node: `$execution.resumeUrl`, with the token that n8n 2 requires, and a key
 * of the node. Earlier nodes can pass `$execution.resumeUrl` itself to a customer, who could answer the question of a later
 * node with it. A late receipt could end another wait.
 */
export function resumeUrl(context: IExecuteFunctions): string {
  const url = new URL(context.evaluateExpression('{{ $execution.resumeUrl }}', 0) as string);
  url.searchParams.set(keyParameter, keyOf(context));
  return url.toString();
}

/** What a request says about the wait that it is for. */
export function keyOfRequest(context: IWebhookFunctions): 'none' | 'valid' | 'invalid' {
  const query: unknown = context.getQueryData();
  const given = new Map<string, unknown>(Object.entries(query ?? {})).get(keyParameter);
  if (given === undefined) return 'none';
  const actual = Buffer.from(typeof given === 'string' ? given : '');
  const expected = Buffer.from(keyOf(context));
  return actual.length === expected.length && timingSafeEqual(actual, expected) ? 'valid' : 'invalid';
}

/** 128 bits of n8n's signature of the execution and the node: SMS are billed by length. */
function keyOf(context: IExecuteFunctions | IWebhookFunctions): string {
  const signature = new URL(context.getSignedResumeUrl()).searchParams.get('signature') ?? '';
  if (signature === '') throw new Error('n8n has not signed the URL that resumes the execution.');
  return signature.slice(0, 32);
}
