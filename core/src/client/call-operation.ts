import { entryById, type CatalogueEntry } from '../catalogue/entries';
import type { Catalogue } from '../catalogue/operation';
import type { Issue } from '../validation/issue';
import { withAuthorization } from './authorization';
import { ApiPromise, type ApiResponse, type CallOperation } from './api-promise';
import type { ClientContext } from '../transport/client-context';
import { ValidationError } from '../errors/errors';
import type { Ports } from '../transport/http-port';
import { ExportPromise } from './export-promise';
import { JobPromise } from './job-promise';
import { validateLimits } from '../transport/call-limits';
import { PagePromise } from './page-promise';
import { compileOperation, type CompiledOperation } from './compile-operation';
import { createOperationRateLimits } from '../transport/rate-limit/operation-rate-limit';
import { createRetryQuota } from '../transport/retry/retry-quota';
import { sendRequest } from '../transport/send-request';
import type { BatchCallOptions, CallOptions, ClientOptions, Warning } from '../transport/client-options';
import { notify } from '../transport/attempt-events';
import { createThrottle } from '../transport/rate-limit/throttle';
import { userAgent } from '../transport/request-headers';

const noOptions: CallOptions = {};

/** Builds a caller: checks the input, sends it, repeats what may be repeated, and makes errors of what went wrong. */
export function createCallOperation(
  ports: Ports,
  settings: ClientOptions,
  catalogue: Catalogue,
): CallOperation {
  const context: ClientContext = {
    options,
    ports,
    retryQuota: createRetryQuota(),
    operationRateLimits: createOperationRateLimits(),
    throttle: createThrottle(settings.limits),
    headers: buildHeaders(settings),
    redact: createRedactor(settings),
    tokens: new Map(),
  };
  const plans = new Map<string, CompiledOperation>();
  const plan = (id: string): CompiledOperation => {
    const known = plans.get(id);
    if (known) return known;
    const entry = entryById(catalogue, id);
    if (!entry) throw new TypeError(`There is no operation ${id}. The catalogue lists all.`);
    const made = compileOperation(entry, settings);
    plans.set(id, made);
    return made;
  };
  const call: CallOperation = (id, input = {}, options = noOptions) => {
    const answer = executeCall(() => plan(id), input, options, context, call);
    const known = plans.get(id)?.entry;
    return known ? createPromise(known, answer, input, options, call, ports) : new ApiPromise(answer);
  };
  return call;
}

function createPromise(
  { id, apiName, operation: { paging, job } }: CatalogueEntry,
  answer: Promise<ApiResponse<unknown>>,
  input: unknown,
  options: CallOptions,
  call: CallOperation,
  ports: Ports,
): ApiPromise<unknown> {
  if (paging) {
    return new PagePromise(answer, paging, isObject(input) ? input : {}, (next) => call(id, next, options));
  }
  if (!job) return new ApiPromise(answer);
  const { subAccountId, accountId } = isObject(input) ? input : ({} as Fields);
  const ask = (jobId: string, limits: CallOptions): ApiPromise<unknown> =>
    call(
      `${apiName}.${job.status}`,
      { ...(subAccountId ? { subAccountId } : accountId ? { accountId } : {}), [job.idField]: jobId },
      { ...options, ...limits },
    );
  const access = { job, operation: id, ports, ask };
  return job.files === undefined
    ? new JobPromise(answer, access)
    : new ExportPromise(answer, { ...access, files: job.files });
}

function buildHeaders({ apiKey, userAgent: caller }: ClientOptions): ClientContext['headers'] {
  const withoutBody = {
    accept: 'application/json',
    'user-agent': caller ? `${userAgent} ${caller}` : userAgent,
    ...(apiKey ? { authorization: `Bearer ${apiKey}` } : {}),
  };
  return { withoutBody, withBody: { ...withoutBody, 'content-type': 'application/json' } };
}

/** Shorter ones are no keys, and would be cut out of ordinary words. */
const minRedactedLength = 8;

function createRedactor({ apiKey }: ClientOptions): ClientContext['redact'] {
  return apiKey !== undefined && apiKey.length >= minRedactedLength
    ? (text) => text.replaceAll(apiKey, '***')
    : (text) => text;
}

type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

async function executeCall(
  planned: () => CompiledOperation,
  given: unknown,
  options: CallOptions,
  context: ClientContext,
  call: CallOperation,
): Promise<ApiResponse<unknown>> {
  const { clientOptions, ports } = context;
  const plan = planned();
  const { entry } = plan;
  const input = isObject(given) ? plan.applyDefaults(given) : given;
  const { checked } = options as BatchCallOptions;
  const seen =
    checked && isObject(input)
      ? { ...input, [checked]: (input[checked] as readonly unknown[]).slice(0, 1) }
      : input;
  const verdict = plan.validate(seen, ports.now());
  const wrong = options === noOptions ? verdict.issues : [...verdict.issues, ...validateLimits(options)];
  if (wrong.length || !isObject(input)) throw new ValidationError(entry.id, wrong);
  const request = plan.buildRequest(input, ports.random);
  const warnings = verdict.warnings.map((issue) => warningOf(entry.id, issue));
  for (const warning of warnings) notify(clientOptions.onWarning, warning);
  const { data, response, attempts } = await withAuthorization(entry, context, call, options, (allowed) =>
    sendRequest(entry, request, input['subAccountId'], options, allowed),
  );
  return { data, response: { status: response.status, headers: response.headers }, attempts, warnings };
}

function warningOf(operation: string, { path, message, advice }: Issue): Warning {
  return { operation, path, message, advice };
}
