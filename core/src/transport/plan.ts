import { bodyFields, pathFields, productsOf, type CatalogueEntry } from '../catalogue/entries';
import type { Product } from '../catalogue/operation';
import { compileCheck, type Check } from '../schema/check';
import type { Issue } from '../schema/issue';
import { productUrl } from './hosts';
import type { ClientOptions } from './settings';

type Input = Readonly<Record<string, unknown>>;

/** A request short of what the client adds: where to, and what with. */
export interface PlannedRequest {
  readonly method: string;
  readonly url: string;
  readonly body?: string;
}

/** What is worked out once for an operation, so that a call costs little. */
export interface Plan {
  readonly entry: CatalogueEntry;
  /** Fills in what the configuration and the schema's defaults supply. */
  complete(input: Input): Input;
  readonly check: Check;
  /** Builds the request from an input that was completed and checked. */
  build(input: Input): PlannedRequest;
}

/** Works out how an operation's input becomes a request with these settings. */
export function planOf(entry: CatalogueEntry, settings: ClientOptions): Plan {
  const { api, operation } = entry;
  const inPath = pathFields(operation);
  const products = productsOf(api);
  const inBody = bodyFields(entry);
  const outside = new Set([...inPath, ...(operation.query ?? []), ...(products.length > 1 ? ['product'] : [])]);
  const defaults = Object.entries({ ...requiredDefaults(entry), ...configured(inPath, entry, settings) });
  const needed = compileCheck({
    ...operation.input,
    required: [...new Set([...inPath, ...(operation.input.required ?? [])])],
  });
  return {
    entry,
    complete(input) {
      const missing = defaults.filter(([name]) => input[name] === undefined || input[name] === '');
      return missing.length ? { ...input, ...Object.fromEntries(missing) } : input;
    },
    check(input, now) {
      const verdict = needed(input, now);
      return verdict.issues.length ? { ...verdict, issues: verdict.issues.map(adviseOnConfiguration) } : verdict;
    },
    build(input) {
      const product = products.length > 1 ? (input['product'] as Product) : products[0];
      const base = productUrl(product ?? 'sms', settings.region ?? 'asiaPacific', settings.baseUrl);
      const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) =>
        encodeURIComponent(String(input[name])),
      );
      const url = `${base}${path}${queryString(operation.query ?? [], input)}`;
      if (operation.method === 'GET' || inBody.length === 0) return { method: operation.method, url };
      const body = operation.body ? input[operation.body] : without(input, outside);
      return { method: operation.method, url, body: JSON.stringify(body) };
    },
  };
}

function requiredDefaults({ operation, api }: CatalogueEntry): Record<string, unknown> {
  const names = [...(operation.input.required ?? []), ...(productsOf(api).length > 1 ? ['product'] : [])];
  const pairs = names.map((name) => [name, operation.input.properties[name]?.default] as const);
  return Object.fromEntries(pairs.filter(([, value]) => value !== undefined));
}

function configured(
  inPath: readonly string[],
  { api }: CatalogueEntry,
  { subAccountId, subAccountIds, accountId }: ClientOptions,
): Record<string, unknown> {
  const own = api.subAccount && subAccountIds?.[api.subAccount];
  const values: Record<string, string | undefined> = { subAccountId: own || subAccountId, accountId };
  const pairs = inPath.map((name) => [name, values[name]] as const);
  return Object.fromEntries(pairs.filter(([, value]) => value !== undefined && value !== ''));
}

function adviseOnConfiguration(issue: Issue): Issue {
  if (issue.rule !== 'required' || (issue.path !== 'subAccountId' && issue.path !== 'accountId')) return issue;
  return { ...issue, advice: `Give it with the call, or configure a default ${issue.path}.` };
}

function without(input: Input, names: ReadonlySet<string>): Input {
  const rest: Record<string, unknown> = {};
  for (const name of Object.keys(input)) {
    if (!names.has(name)) rest[name] = input[name];
  }
  return rest;
}

function queryString(names: readonly string[], input: Input): string {
  const pairs = names.flatMap((name) => {
    const value = input[name];
    if (value === undefined || value === '') return [];
    const text = value instanceof Date ? value.toISOString() : Array.isArray(value) ? value.join(',') : String(value);
    return `${encodeURIComponent(name)}=${encodeURIComponent(text)}`;
  });
  return pairs.length ? `?${pairs.join('&')}` : '';
}
