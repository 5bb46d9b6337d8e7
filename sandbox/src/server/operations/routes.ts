import { productsOf, type Catalogue, type Product } from 'cpaas-8x8';

import { compileOperationChecks, type OperationChecks } from '../validation/operation-checks';
import type { ApiCall } from './api-call';
import type { ApiTraits } from './api-traits';

/** An operation at one of its paths. */
export interface Route extends OperationChecks {
  readonly product: Product;
  readonly segments: readonly string[];
  /** Absent for an operation that exists only in a custom catalogue. */
  readonly handler: OperationHandler | undefined;
  readonly traits: ApiTraits;
}

/** Does what 8x8 would do for a request, and returns the response. It takes the input of its operation only. */
export type OperationHandler = (call: ApiCall<never>) => unknown;

/** What the products add to the operations of the catalogue. */
interface ProductParts {
  readonly findHandler: (id: string) => OperationHandler | undefined;
  /** By the name of the API. */
  readonly traits: Readonly<Record<string, ApiTraits>>;
}

/** The operations at a path, and the values of its placeholders. */
export interface RouteMatch {
  readonly routes: readonly [Route, ...Route[]];
  readonly pathParameters: Readonly<Record<string, string>>;
}

/** Creates the routes of all operations. Operations that share a path differ by their bodies. */
export function createRoutes(catalogue: Catalogue, { findHandler, traits }: ProductParts): readonly Route[] {
  const routes = compileOperationChecks(catalogue).flatMap((checks) =>
    productsOf(checks.entry.api).map((product) => ({
      ...checks,
      product,
      segments: checks.entry.operation.path.slice(1).split('/'),
      handler: findHandler(checks.entry.id),
      traits: traits[checks.entry.apiName] ?? {},
    })),
  );
  // `messages/batch/{batchId}` must come before `messages/{umid}/pii`: fixed segments before placeholders.
  return routes.sort((a, b) => routeSortKey(a).localeCompare(routeSortKey(b)));
}

function routeSortKey({ segments }: Route): string {
  return segments
    .map((segment) => (segment.startsWith('{+') ? '2' : isPlaceholder(segment) ? '1' : '0'))
    .join('');
}

const isPlaceholder = (segment: string): boolean => segment.startsWith('{');

/** Finds the operations for a request. Without a match it returns the methods that the path allows. */
export function matchRoutes(
  routes: readonly Route[],
  product: string,
  method: string,
  path: string,
): RouteMatch | { readonly methods: readonly string[] } {
  const parts = path.slice(1).split('/');
  const atPath = routes.filter((route) => route.product === product && matchesPath(route.segments, parts));
  const [first] = atPath.filter(({ entry }) => entry.operation.method === method);
  if (!first) return { methods: [...new Set(atPath.map(({ entry }) => entry.operation.method))] };
  const others = atPath.filter(
    (route) =>
      route !== first &&
      route.entry.operation.method === method &&
      route.entry.operation.path === first.entry.operation.path,
  );
  return { routes: [first, ...others], pathParameters: extractPathParameters(first.segments, parts) };
}

function matchesPath(segments: readonly string[], parts: readonly string[]): boolean {
  const hasRestParameter = segments.at(-1)?.startsWith('{+') === true;
  return (
    (hasRestParameter ? segments.length <= parts.length : segments.length === parts.length) &&
    segments.every((segment, index) =>
      isPlaceholder(segment) ? parts[index] !== '' : segment === parts[index],
    )
  );
}

function extractPathParameters(
  segments: readonly string[],
  parts: readonly string[],
): Record<string, string> {
  const values: Record<string, string> = {};
  segments.forEach((segment, index) => {
    if (segment.startsWith('{+'))
      values[segment.slice(2, -1)] = parts.slice(index).map(decodeSegment).join('/');
    else if (isPlaceholder(segment)) values[segment.slice(1, -1)] = decodeSegment(parts[index] ?? '');
  });
  return values;
}

function decodeSegment(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
