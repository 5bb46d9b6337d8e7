import { pathFields, type CatalogueEntry } from '../catalogue/entries';
import type { Operation } from '../catalogue/operation';
import { draftOf, mergeDrafts, type OperationDraft, type ServerOptions } from './operation-draft';

/** The operations of one path, by HTTP method. */
export type DraftsByMethod = ReadonlyMap<string, OperationDraft>;

/**
 * What a document says, by path and method.
 *
 * Two entries of one product may share both (a webhook of the product and a generic one): one operation then stands
 * for both. Products that share both have different servers; OpenAPI knows no path twice, so the later one gets a
 * fragment, `/messages#chatApps`, which no HTTP client sends. Paths that differ in the names of their fields alone
 * are one path to OpenAPI.
 */
export function draftsByPath(
  entries: readonly CatalogueEntry[],
  place: ServerOptions,
): ReadonlyMap<string, DraftsByMethod> {
  const paths = new Map<string, string>();
  const drafts = new Map<string, Map<string, OperationDraft>>();
  for (const entry of entries) {
    const { path, method } = entry.operation;
    const written = path.replaceAll('{+', '{');
    const shape = written.replaceAll(/\{\w+\}/g, '{}');
    const known = paths.get(shape) ?? written;
    paths.set(shape, known);
    const key = method.toLowerCase();
    const draft = withPathNames(draftOf(entry, place), entry.operation, known);
    const taken = drafts.get(known)?.get(key);
    const free = !taken || shareServer(taken, draft) ? known : `${known}#${entry.apiName}`;
    const methods = drafts.get(free) ?? new Map<string, OperationDraft>();
    drafts.set(free, methods);
    const before = methods.get(key);
    methods.set(key, before ? mergeDrafts(before, draft) : draft);
  }
  return drafts;
}

const shareServer = (one: OperationDraft, other: OperationDraft): boolean =>
  one.servers.some((server) => other.servers.includes(server));

/** A draft whose path fields have the names that the path gives them. */
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
