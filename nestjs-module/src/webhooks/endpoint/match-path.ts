/** A request's URL has the path of the endpoint. */
export interface PathMatch {
  /** What stands in place of `:tenant`. */
  readonly tenant?: string;
}

/** Returns nothing if a request's URL has another path. */
export type PathMatcher = (url: string | undefined) => PathMatch | undefined;

/** The parameter of a path that names the tenant. */
export const TENANT_PARAMETER = ':tenant';

const noTenant: PathMatch = {};

/** Ignores case and a trailing slash, as Nest's routes do by default. The URL is typed in by hand at 8x8. */
export function createPathMatcher(path: string): PathMatcher {
  const place = path.split('/').indexOf(TENANT_PARAMETER);
  const expected = normalizePath(path);
  return (url = '') => {
    const query = url.indexOf('?');
    const found = query === -1 ? url : url.slice(0, query);
    if (place !== -1) return matchTenant(found, place, expected);
    return found === path || normalizePath(found) === expected ? noTenant : undefined;
  };
}

function matchTenant(path: string, place: number, expected: string): PathMatch | undefined {
  const segments = path.split('/');
  const segment = segments[place];
  if (!segment) return undefined;
  const tenant = decode(segment);
  segments[place] = TENANT_PARAMETER;
  return tenant !== undefined && normalizePath(segments.join('/')) === expected ? { tenant } : undefined;
}

function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

/** Paths that are the same endpoint have the same normalized path. */
export const normalizePath = (path: string): string => path.toLowerCase().replace(/\/$/, '');
