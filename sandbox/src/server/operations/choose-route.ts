import type { Issue } from 'cpaas-8x8';

import type { JsonObject } from '../../engine/json';
import { dropNulls } from '../validation/drop-nulls';
import { hasUnlistedFields } from '../validation/unknown-enum-values';
import { buildInput, type RequestParts } from './operation-input';
import type { Route } from './routes';

/** The chosen operation, with its input and what is wrong with it. */
export interface ChosenRoute {
  readonly route: Route;
  readonly input: JsonObject;
  readonly issues: readonly Issue[];
}

/**
 * Selects one of the operations that share a path and a method: the first whose schema matches the body without
 * unknown fields, else the first that matches, else the first. An operation that lacks a query parameter of another
 * one comes last.
 */
export function selectRoute(
  routes: readonly [Route, ...Route[]],
  parts: RequestParts,
  now: number,
): ChosenRoute {
  const candidates = routes.map((route) => {
    const input = dropNulls(route.entry.operation.input, buildInput(route, parts));
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
