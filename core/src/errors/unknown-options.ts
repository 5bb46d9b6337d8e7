import { nearestName } from '../text/nearest-name';
import type { Issue } from '../validation/issue';

/**
 * Returns an issue for each option that does not exist, with the nearest name. Without it, a misspelled option would be
 * ignored in silence. `prefix` comes before the names, for options inside an option: `webhooks.`.
 */
export function unknownOptionIssues(
  options: object,
  known: Readonly<Record<string, true>>,
  prefix = '',
): Issue[] {
  const names = Object.keys(known);
  return Object.entries(options)
    .filter(([name, value]) => value !== undefined && !Object.hasOwn(known, name))
    .map(([name]) => {
      const nearest = nearestName(name, names);
      const advice =
        nearest === undefined
          ? `Remove it. The options are ${names.join(', ')}.`
          : `Did you mean ${prefix}${nearest}?`;
      return { path: prefix + name, rule: 'unknown-option', message: 'is not an option', advice };
    });
}
