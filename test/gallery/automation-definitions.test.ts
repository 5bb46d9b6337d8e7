import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkWorkflow } from 'cpaas-8x8';
import { describe, expect, it } from '@jest/globals';
import { definitions } from '../../examples/automation/definitions';
import { root } from '../docs/pages';
import { readWorkflow } from './gallery-workflow';

const folder = join(root, 'examples', 'automation');

describe.each(Object.entries(definitions))('the definition %s', (name, definition) => {
  it('is one that 8x8 accepts', () => {
    expect(checkWorkflow(definition)).toEqual([]);
  });

  it('is in its JSON file and in the workflow that creates it', () => {
    const built: unknown = JSON.parse(JSON.stringify(definition));
    const { nodes } = readWorkflow('automation-definitions');
    const { parameters } = nodes.find((node) => node.name === 'The Five Definitions') ?? {};
    const inWorkflow = JSON.parse(String(parameters?.['jsonOutput'])) as Readonly<Record<string, unknown>>;

    expect(JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'))).toEqual(built);
    expect(inWorkflow[name]).toEqual(built);
  });

  it('has a page with its name, which links its file', () => {
    const page = readFileSync(join(folder, `${name}.md`), 'utf8');

    expect(page.split('\n')[0]).toBe(`# ${definition.definition.name}`);
    expect(page).toContain(`(${name}.json)`);
  });
});
