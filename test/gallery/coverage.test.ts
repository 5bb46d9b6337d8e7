import { describe, expect, it } from '@jest/globals';
import { coverScenarios, listScenarios, readCoverage } from '../../scripts/gallery/coverage';
import { readGallery } from '../../scripts/gallery/read-gallery';
import { root } from '../docs/pages';
import { guideFacts } from '../reference/facts';

const gallery = readGallery(root);
const coverage = readCoverage(root);
const scenarios = coverScenarios(gallery, coverage);
const titles = new Set(scenarios.map(({ scenario }) => scenario));

describe('examples/coverage.json', () => {
  it("says of each scenario in 8x8's guides what shows it, or why nothing does", () => {
    const open = scenarios.filter(({ state }) => state.kind === 'unknown');

    expect(open.map(({ path, scenario }) => `${path}: ${scenario}`)).toEqual([]);
    expect(scenarios.length).toBeGreaterThan(30);
  });

  it('names only scenarios that exist and that no workflow shows', () => {
    const named = [...Object.keys(coverage.elsewhere), ...Object.keys(coverage.notCovered)];
    const shown = new Set(gallery.flatMap(({ replaces }) => replaces));

    expect(named.filter((title) => !titles.has(title))).toEqual([]);
    expect(named.filter((title) => shown.has(title))).toEqual([]);
    expect(named).toHaveLength(new Set(named).size);
  });

  it('names only guides that exist', () => {
    const paths = guideFacts().map(({ path }) => path);

    expect(coverage.noScenario.filter((path) => !paths.includes(path))).toEqual([]);
  });
});

it('each workflow replaces scenarios that exist', () => {
  expect(gallery.flatMap(({ replaces }) => replaces).filter((title) => !titles.has(title))).toEqual([]);
});

it('no two scenarios have the same title', () => {
  expect(listScenarios(coverage)).toHaveLength(titles.size);
});
