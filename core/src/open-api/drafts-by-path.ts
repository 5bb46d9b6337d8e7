import { pathFields, type CatalogueEntry } from '../catalogue/entries';
import type { Operation } from '../catalogue/operation';
import { draftOf, mergeDrafts, type OperationDraft, type ServerOptions } from './operation-draft';

/** The drafts of one path, by HTTP method. */
export type DraftsByMethod = ReadonlyMap<string, OperationDraft>;

/**
 * Groups the drafts of entries by path and method.
 *
 * - Entries of the same product, path and method are merged, such as the SMS and the generic webhooks.
 * - Entries with the same path and method but no common server cannot be merged. OpenAPI allows a path only once, so
 *   the later one gets a fragment: `/messages#chatApps`. HTTP clients do not send fragments.
 * - Paths that differ only in the names of parameters are one path in OpenAPI.
 */
export function draftsByPath(
  entries: readonly CatalogueEntry[],
  serverOptions: ServerOptions,
): ReadonlyMap<string, DraftsByMethod> {
  const paths = new Map<string, string>();
  const drafts = new Map<string, Map<string, OperationDraft>>();
  for (const entry of entries) {
    const { path, method } = entry.operation;
    const template = path.replaceAll('{+', '{');
    const shape = template.replaceAll(/\{\w+\}/g, '{}');
    const sharedPath = paths.get(shape) ?? template;
    paths.set(shape, sharedPath);
    const key = method.toLowerCase();
    const draft = withPathNames(draftOf(entry, serverOptions), entry.operation, sharedPath);
    const conflicting = drafts.get(sharedPath)?.get(key);
    const uniquePath =
      !conflicting || shareServer(conflicting, draft) ? sharedPath : `${sharedPath}#${entry.apiName}`;
    const methods = drafts.get(uniquePath) ?? new Map<string, OperationDraft>();
    drafts.set(uniquePath, methods);
    const existing = methods.get(key);
    methods.set(key, existing ? mergeDrafts(existing, draft) : draft);
  }
  return drafts;
}

const shareServer = (one: OperationDraft, other: OperationDraft): boolean =>
  one.servers.some((server) => other.servers.includes(server));

/** Renames the path parameters of a draft to the names in the path. */
function withPathNames(draft: OperationDraft, operation: Operation, path: string): OperationDraft {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
  const nameOf = new Map(pathFields(operation).map((name, index) => [name, names[index] ?? name]));
  return {
    ...draft,
    parameters: draft.parameters.map((parameter) =>
      parameter.in === 'path'
        ? { ...parameter, name: nameOf.get(parameter.name) ?? parameter.name }
        : parameter,
    ),
  };
}
