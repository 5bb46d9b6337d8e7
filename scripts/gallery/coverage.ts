import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { guideFacts } from '../../test/reference/facts';
import type { GalleryEntry } from './read-gallery';

const coverageSchema = z.strictObject({
  /** By scenario: what shows it, in Markdown, if it is not a workflow. */
  elsewhere: z.record(z.string(), z.string()),
  /** By scenario: why nothing shows it. */
  notCovered: z.record(z.string(), z.string()),
  /** Paths of the guides that tell no scenario. */
  noScenario: z.array(z.string()),
});

/** What `examples/coverage.json` says about 8x8's guides. */
export type Coverage = Readonly<z.infer<typeof coverageSchema>>;

/** A scenario of 8x8's documentation, and what shows it. */
export interface CoveredScenario {
  /** The guide that tells it. */
  readonly guide: string;
  readonly path: string;
  readonly scenario: string;
  readonly state:
    | { readonly kind: 'workflows'; readonly entries: readonly GalleryEntry[] }
    | { readonly kind: 'elsewhere' | 'notCovered'; readonly text: string }
    /** Nothing says anything about the scenario. */
    | { readonly kind: 'unknown' };
}

export function readCoverage(root: string): Coverage {
  return coverageSchema.parse(JSON.parse(readFileSync(join(root, 'examples/coverage.json'), 'utf8')));
}

/** The scenarios of all guides that tell any. A guide without titled scenarios is one scenario. */
export function listScenarios(coverage: Coverage): readonly Omit<CoveredScenario, 'state'>[] {
  return guideFacts()
    .filter(({ path }) => !coverage.noScenario.includes(path))
    .flatMap(({ path, title, scenarios = [title] }) =>
      scenarios.map((scenario) => ({ path, guide: title, scenario })),
    );
}

/** Each scenario with what shows it. */
export function coverScenarios(
  gallery: readonly GalleryEntry[],
  coverage: Coverage,
): readonly CoveredScenario[] {
  return listScenarios(coverage).map((told) => ({
    ...told,
    state: stateOf(told.scenario, gallery, coverage),
  }));
}

function stateOf(
  scenario: string,
  gallery: readonly GalleryEntry[],
  { elsewhere, notCovered }: Coverage,
): CoveredScenario['state'] {
  const entries = gallery.filter(({ replaces }) => replaces.includes(scenario));
  if (entries.length > 0) return { kind: 'workflows', entries };
  const shown = elsewhere[scenario];
  if (shown !== undefined) return { kind: 'elsewhere', text: shown };
  const reason = notCovered[scenario];
  if (reason !== undefined) return { kind: 'notCovered', text: reason };
  return { kind: 'unknown' };
}
