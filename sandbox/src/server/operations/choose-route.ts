import type { Issue } from 'cpaas-8x8';

import { buildInput, type RequestParts } from './operation-input';
import type { Route } from './routes';
import { hasUnlistedFields } from '../validation/unknown-enum-values';
import type { JsonObject } from '../../engine/json';

export interface ChosenRoute {
  readonly route: Route;
  readonly input: JsonObject;
  readonly issues: readonly Issue[];
}

/**
 * Which of the operations at one address is meant: the first whose schema the body fits without a field left over,
 * else the first that it fits at all, else the first. One that does not know a parameter of the query which another
 * knows is not meant.
 */
export function selectRoute(
  routes: readonly [Route, ...Route[]],
  parts: RequestParts,
  now: number,
): ChosenRoute {
  const candidates = routes.map((route) => {
    const input = buildInput(route, parts);
    const issues = route.check(input, now);
    const hasUnknownFields =
      routes.length > 1 && issues.length === 0 && hasUnlistedFields(route.entry.operation.input, input);
    const rank = missesQueryParameter(route, routes, parts)
      ? 3
      : issues.length > 0
        ? 2
        : hasUnknownFields
          ? 1
          : 0;
    return { route, input, issues, rank };
  });
  return candidates.reduce((best, each) => (each.rank < best.rank ? each : best));
}

function missesQueryParameter(route: Route, routes: readonly Route[], { query }: RequestParts): boolean {
  const hasQueryParameter = ({ entry }: Route, name: string): boolean =>
    entry.operation.query?.includes(name) ?? false;
  return [...query.keys()].some(
    (name) => !hasQueryParameter(route, name) && routes.some((other) => hasQueryParameter(other, name)),
  );
}
