import { isJsonObject, type JsonObject } from '../validation/objects';
import { entryById, type CatalogueEntry } from '../catalogue/entries';
import type { Catalogue } from '../catalogue/operation';
import type { Issue } from '../validation/issue';
import { withAuthorization } from './authorization';
import { ApiPromise, type ApiResponse, type CallOperation } from './api-promise';
import type { ClientContext } from '../transport/client-context';
import { ValidationError } from '../errors/errors';
import { unknownOptionIssues } from '../errors/unknown-options';
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

const callOptionNames = {
  signal: true,
  timeoutMs: true,
  deadlineMs: true,
  maxRetries: true,
  validatedList: true,
} as const satisfies Record<keyof BatchCallOptions, true>;

/**
 * Creates the function that calls operations by ID, through which all methods of a client go. It compiles an operation
 * once, validates the input and sends the request with retries. It returns the promise that fits the operation: of one
 * result, a list in pages, a job or an export.
 */
export function createCallOperation(
  ports: Ports,
  clientOptions: ClientOptions,
  catalogue: Catalogue,
): CallOperation {
  const context: ClientContext = {
    clientOptions,
    ports,
    retryQuota: createRetryQuota(),
    operationRateLimits: createOperationRateLimits(),
    throttle: createThrottle(clientOptions.limits),
    headers: buildHeaders(clientOptions),
    redact: createRedactor(clientOptions),
    tokens: new Map(),
  };
  const compiledOperations = new Map<string, CompiledOperation>();
  const compile = (id: string): CompiledOperation => {
    const cached = compiledOperations.get(id);
    if (cached) return cached;
    const entry = entryById(catalogue, id);
    if (!entry) throw new TypeError(`There is no operation ${id}. The catalogue lists all operations.`);
    const compiled = compileOperation(entry, clientOptions);
    compiledOperations.set(id, compiled);
    return compiled;
  };
  const call: CallOperation = (id, input = {}, options = noOptions) => {
    const response = executeCall(() => compile(id), input, options, context, call);
    const entry = compiledOperations.get(id)?.entry;
    return entry ? createPromise(entry, response, input, options, call, ports) : new ApiPromise(response);
  };
  return call;
}

function createPromise(
  { id, apiName, operation: { paging, job } }: CatalogueEntry,
  response: Promise<ApiResponse<unknown>>,
  input: unknown,
  options: CallOptions,
  call: CallOperation,
  ports: Ports,
): ApiPromise<unknown> {
  if (paging) {
    return new PagePromise(response, paging, isJsonObject(input) ? input : {}, (nextInput) =>
      call(id, nextInput, options),
    );
  }
  if (!job) return new ApiPromise(response);
  const { subAccountId, accountId } = isJsonObject(input) ? input : ({} as JsonObject);
  const getStatus = (jobId: string, limits: CallOptions): ApiPromise<unknown> =>
    call(
      `${apiName}.${job.status}`,
      { ...(subAccountId ? { subAccountId } : accountId ? { accountId } : {}), [job.idField]: jobId },
      { ...options, ...limits },
    );
  const context = { job, operation: id, ports, getStatus };
  return job.files === undefined
    ? new JobPromise(response, context)
    : new ExportPromise(response, { ...context, files: job.files });
}

function buildHeaders({ apiKey, userAgent: addition }: ClientOptions): ClientContext['headers'] {
  const withoutBody = {
    accept: 'application/json',
    'user-agent': addition ? `${userAgent} ${addition}` : userAgent,
    ...(apiKey ? { authorization: `Bearer ${apiKey}` } : {}),
  };
  return { withoutBody, withBody: { ...withoutBody, 'content-type': 'application/json' } };
}

/** A shorter value is not an API key, and replacing it could change ordinary words. */
const minApiKeyLength = 8;

function createRedactor({ apiKey }: ClientOptions): ClientContext['redact'] {
  return apiKey !== undefined && apiKey.length >= minApiKeyLength
    ? (text) => text.replaceAll(apiKey, '***')
    : (text) => text;
}

async function executeCall(
  compile: () => CompiledOperation,
  rawInput: unknown,
  options: CallOptions,
  context: ClientContext,
  call: CallOperation,
): Promise<ApiResponse<unknown>> {
  const { clientOptions, ports } = context;
  const operation = compile();
  const { entry } = operation;
  const input = isJsonObject(rawInput) ? operation.normalizeInput(rawInput) : rawInput;
  const { validatedList } = options as BatchCallOptions;
  const validatedPart =
    validatedList && isJsonObject(input)
      ? { ...input, [validatedList]: (input[validatedList] as readonly unknown[]).slice(0, 1) }
      : input;
  const validation = operation.validate(validatedPart, ports.now());
  const issues =
    options === noOptions
      ? validation.issues
      : [...validation.issues, ...unknownOptionIssues(options, callOptionNames), ...validateLimits(options)];
  if (issues.length || !isJsonObject(input)) throw new ValidationError(entry.id, issues);
  const request = operation.buildRequest(input, ports.random);
  const warnings = validation.warnings.map((issue) => toWarning(entry.id, issue));
  for (const warning of warnings) notify(clientOptions.onWarning, warning);
  const { data, response, attempts } = await withAuthorization(entry, context, call, options, (authorized) =>
    sendRequest(entry, request, input['subAccountId'], options, authorized),
  );
  return { data, response: { status: response.status, headers: response.headers }, attempts, warnings };
}

function toWarning(operation: string, { path, message, advice }: Issue): Warning {
  return { operation, path, message, advice };
}
