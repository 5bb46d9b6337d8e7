import { entryById, type CatalogueEntry } from '../catalogue/entries';
import type { Catalogue } from '../catalogue/operation';
import type { Issue } from '../schema/issue';
import { authorized } from './authorize';
import { Call, type Answer, type Caller } from './call';
import type { Context } from './context';
import { ValidationError } from './errors';
import type { Ports } from './http-port';
import { ExportCall } from './export-call';
import { JobCall } from './job-call';
import { limitIssues } from './limits';
import { PagedCall } from './paged-call';
import { planOf, type Plan } from './plan';
import { createRateLimiter } from './rate-limiter';
import { createRetryQuota } from './retry-quota';
import { send } from './send';
import type { BatchCallOptions, CallOptions, ClientOptions, Warning } from './settings';
import { tell } from './listener';
import { createTraffic } from './traffic';
import { userAgent } from './user-agent';

const noOptions: CallOptions = {};

/** Builds a caller: checks the input, sends it, repeats what may be repeated, and makes errors of what went wrong. */
export function createCaller(ports: Ports, settings: ClientOptions, catalogue: Catalogue): Caller {
  const context: Context = {
    settings,
    ports,
    quota: createRetryQuota(),
    limiter: createRateLimiter(),
    traffic: createTraffic(settings.limits),
    headers: headersOf(settings),
    withoutKey: keyRemoval(settings),
    tokens: new Map(),
  };
  const plans = new Map<string, Plan>();
  const plan = (id: string): Plan => {
    const known = plans.get(id);
    if (known) return known;
    const entry = entryById(catalogue, id);
    if (!entry) throw new TypeError(`There is no operation ${id}. The catalogue lists all.`);
    const made = planOf(entry, settings);
    plans.set(id, made);
    return made;
  };
  const call: Caller = (id, input = {}, options = noOptions) => {
    const answer = carryOut(() => plan(id), input, options, context, call);
    const known = plans.get(id)?.entry;
    return known ? callOf(known, answer, input, options, call, ports) : new Call(answer);
  };
  return call;
}

function callOf(
  { id, apiName, operation: { paging, job } }: CatalogueEntry,
  answer: Promise<Answer<unknown>>,
  input: unknown,
  options: CallOptions,
  call: Caller,
  ports: Ports,
): Call<unknown> {
  if (paging) {
    return new PagedCall(answer, paging, isFields(input) ? input : {}, (next) => call(id, next, options));
  }
  if (!job) return new Call(answer);
  const { subAccountId, accountId } = isFields(input) ? input : ({} as Fields);
  const ask = (jobId: string, limits: CallOptions): Call<unknown> =>
    call(
      `${apiName}.${job.status}`,
      { ...(subAccountId ? { subAccountId } : accountId ? { accountId } : {}), [job.idField]: jobId },
      { ...options, ...limits },
    );
  const access = { job, operation: id, ports, ask };
  return job.files === undefined
    ? new JobCall(answer, access)
    : new ExportCall(answer, { ...access, files: job.files });
}

function headersOf({ apiKey, userAgent: caller }: ClientOptions): Context['headers'] {
  const withoutBody = {
    accept: 'application/json',
    'user-agent': caller ? `${userAgent} ${caller}` : userAgent,
    ...(apiKey ? { authorization: `Bearer ${apiKey}` } : {}),
  };
  return { withoutBody, withBody: { ...withoutBody, 'content-type': 'application/json' } };
}

/** Shorter ones are no keys, and would be cut out of ordinary words. */
const shortestKey = 8;

function keyRemoval({ apiKey }: ClientOptions): Context['withoutKey'] {
  return apiKey !== undefined && apiKey.length >= shortestKey
    ? (text) => text.replaceAll(apiKey, '***')
    : (text) => text;
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

async function carryOut(
  planned: () => Plan,
  given: unknown,
  options: CallOptions,
  context: Context,
  call: Caller,
): Promise<Answer<unknown>> {
  const { settings, ports } = context;
  const plan = planned();
  const { entry } = plan;
  const input = isFields(given) ? plan.complete(given) : given;
  const { checked } = options as BatchCallOptions;
  const seen =
    checked && isFields(input)
      ? { ...input, [checked]: (input[checked] as readonly unknown[]).slice(0, 1) }
      : input;
  const verdict = plan.check(seen, ports.now());
  const wrong = options === noOptions ? verdict.issues : [...verdict.issues, ...limitIssues(options)];
  if (wrong.length || !isFields(input)) throw new ValidationError(entry.id, wrong);
  const request = plan.build(input, ports.random);
  const warnings = verdict.warnings.map((issue) => warningOf(entry.id, issue));
  for (const warning of warnings) tell(settings.onWarning, warning);
  const { data, response, attempts } = await authorized(entry, context, call, options, (allowed) =>
    send(entry, request, input['subAccountId'], options, allowed),
  );
  return { data, response: { status: response.status, headers: response.headers }, attempts, warnings };
}

function warningOf(operation: string, { path, message, advice }: Issue): Warning {
  return { operation, path, message, advice };
}
