import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeProperties } from 'n8n-workflow';
import { catalogue, entriesOf } from 'cpaas-8x8/pure';
import { EightByEight } from '../../../../nodes/EightByEight/EightByEight.node';
import { recordSchema } from '../../../../nodes/actions/description/output-options';
import { everyProperty, isChoice, isGroup, isProperty } from './properties';

const { description } = new EightByEight();
const all = everyProperty(description.properties);
const named = (found: readonly { readonly path: string }[]): string[] => found.map(({ path }) => path);

/** Small words in the middle of a title, and names that begin small. */
const small = new Set([
  'a',
  'an',
  'and',
  'as',
  'at',
  'by',
  'for',
  'in',
  'of',
  'on',
  'or',
  'per',
  'the',
  'to',
  'with',
]);
const isTitleCase = (text: string): boolean =>
  text
    .split(/[\s-]+/)
    .filter((word) => /^[a-z]/i.test(word))
    .every((word, index) => /^[A-Z0-9]/.test(word) || (index > 0 && small.has(word)));

const alphabetical = (names: readonly string[]): string[] =>
  [...names].sort((a, b) => a.localeCompare(b, 'en', { sensitivity: 'base' }));

describe('words', () => {
  test('labels and names of options are in Title Case', () => {
    const labels = all.flatMap(({ property, path }) => [
      { path, text: property.displayName },
      ...(property.options ?? []).flatMap((option) =>
        isChoice(option)
          ? [{ path, text: option.name }]
          : isGroup(option)
            ? [{ path, text: option.displayName }]
            : [],
      ),
    ]);

    expect(labels.filter(({ text }) => !isTitleCase(text))).toEqual([]);
  });

  test('a description of one sentence ends without a full stop, one of several with it', () => {
    const wrong = all.filter(({ property: { description: text } }) => {
      if (text === undefined) return false;
      const sentences = text.replace(/\be\.g\. /g, '').split(/\. (?=[A-Z])/).length;
      return text.endsWith('.') !== sentences > 1;
    });

    expect(named(wrong)).toEqual([]);
  });

  test('everything that a person fills in is explained', () => {
    const bare = all.filter(
      ({ property }) =>
        property.description === undefined &&
        !['Resource', 'Operation', 'Additional Fields', 'Options'].includes(property.displayName),
    );

    expect(named(bare)).toEqual([]);
  });

  test('the description of a switch begins with Whether', () => {
    const wrong = all.filter(
      ({ property }) => property.type === 'boolean' && !/^Whether /.test(property.description ?? ''),
    );

    expect(named(wrong)).toEqual([]);
  });

  test('placeholders begin with e.g., buttons with Add', () => {
    const wrong = all.filter(({ property: { type, placeholder } }) =>
      type === 'collection' || type === 'fixedCollection'
        ? !/^Add /.test(placeholder ?? '')
        : placeholder !== undefined && !/^e\.g\. \S/.test(placeholder),
    );

    expect(named(wrong)).toEqual([]);
  });

  test('operations have a title, an action in sentence case without article, and a description', () => {
    const operations = description.properties.filter(({ name }) => name === 'operation');
    const choices = operations.flatMap(({ options = [] }) => options.filter(isChoice));

    expect(choices.length).toBeGreaterThan(30);
    for (const { action, description: text } of choices) {
      expect(action).toMatch(/^[A-Z][a-z]+ (?!a |an |the )/);
      expect(text).toMatch(/^[A-Z].*[^.]$/);
    }
  });
});

describe('order', () => {
  test('options of a list are in the order of the alphabet', () => {
    const wrong = all.filter(({ property: { options = [] } }) => {
      const names = options.filter(isChoice).map(({ name }) => name);
      return JSON.stringify(names) !== JSON.stringify(alphabetical(names));
    });

    expect(named(wrong)).toEqual([]);
  });

  test('what may be added to a collection is in the order of the alphabet', () => {
    const wrong = all.filter(({ property: { type, options = [] } }) => {
      const names = options.filter(isProperty).map(({ displayName }) => displayName);
      return type === 'collection' && JSON.stringify(names) !== JSON.stringify(alphabetical(names));
    });

    expect(named(wrong)).toEqual([]);
  });

  test('resource comes first, then operation, then fields, and collections come after them', () => {
    const [first, ...rest] = description.properties;
    expect(first?.name).toBe('resource');
    const lastOperation = rest.map(({ name }) => name).lastIndexOf('operation');
    expect(rest.findIndex(({ name }) => name !== 'operation')).toBe(lastOperation + 1);
    for (const [operation, properties] of byOperation()) {
      const kinds = properties.map(({ name }) => name === 'additionalFields' || name === 'options');
      const lastField = properties.findLastIndex(({ name }) => isField(name));
      expect([operation, kinds.slice(0, lastField + 1)]).toEqual([
        operation,
        kinds.slice(0, lastField + 1).map(() => false),
      ]);
    }
  });
});

/** Neither a collection, nor about the answer and how long to wait for it. */
const isField = (name: string): boolean =>
  !['additionalFields', 'options', 'returnAll', 'limit', 'simplify'].includes(name) &&
  !['waitForCompletion', 'maxWaitMinutes', 'downloadFiles'].includes(name);

function byOperation(): ReadonlyMap<string, INodeProperties[]> {
  const groups = new Map<string, INodeProperties[]>();
  for (const property of description.properties) {
    const { resource, operation: [id] = [] } = property.displayOptions?.show ?? {};
    if (typeof id !== 'string') continue;
    const operation = `${String(resource?.[0])}: ${id}`;
    groups.set(operation, [...(groups.get(operation) ?? []), property]);
  }
  return groups;
}

describe('names and defaults', () => {
  test('no two parameters of the same name can show at the same time', () => {
    const clashes = all.flatMap(({ property, siblings, path }) =>
      siblings.filter(
        (other) => other !== property && other.name === property.name && mayShowTogether(other, property),
      ).length
        ? [path]
        : [],
    );

    expect(clashes).toEqual([]);
  });

  test('every default is of the type of its parameter', () => {
    const right = ({ type, typeOptions, default: value, options = [] }: INodeProperties): boolean => {
      switch (type) {
        case 'string':
        case 'json':
        case 'dateTime':
          return typeof value === 'string';
        case 'number':
          return (
            typeof value === 'number' &&
            value >= (typeOptions?.minValue ?? -Infinity) &&
            value <= (typeOptions?.maxValue ?? Infinity)
          );
        case 'boolean':
          return typeof value === 'boolean';
        case 'options':
          return options.filter(isChoice).some((option) => option.value === value);
        case 'resourceLocator':
          return JSON.stringify(value) === '{"mode":"list","value":""}';
        case 'multiOptions':
          return JSON.stringify(value) === '[]';
        case 'collection':
        case 'fixedCollection':
          return JSON.stringify(value) === '{}';
        case 'resourceMapper':
          return JSON.stringify(value) === '{"mappingMode":"defineBelow","value":null}';
        default:
          return false;
      }
    };

    expect(named(all.filter(({ property }) => !right(property)))).toEqual([]);
  });

  test('what shows depends on parameters that are there and may have that value', () => {
    const wrong = all.filter(({ property, siblings }) =>
      Object.entries(property.displayOptions?.show ?? {}).some(([name, values]) => {
        const others = siblings.filter((other) => other.name === name);
        const possible = others.flatMap(({ type, options = [] }) =>
          type === 'boolean' ? [true, false] : options.filter(isChoice).map(({ value }) => value),
        );
        return (values ?? []).some((value) => !possible.includes(value as string | boolean));
      }),
    );

    expect(named(wrong)).toEqual([]);
  });

  test('what is chosen from a list of the account may be given by its ID too, and the list is there', () => {
    const locators = all.filter(({ property }) => property.type === 'resourceLocator');
    const { listSearch = {}, loadOptions = {} } = new EightByEight().methods;

    expect(locators.length).toBeGreaterThan(20);
    for (const { property } of locators) {
      const [list, id, ...others] = property.modes ?? [];
      expect([property.name, list?.name, list?.displayName, others.length]).toEqual([
        ...[property.name, 'list', 'From List', 0],
      ]);
      expect(['id', 'name']).toContain(id?.name);
      expect(list?.placeholder).toMatch(/^Select an? [a-z].*\.\.\.$/i);
      expect(Object.keys(listSearch)).toContain(list?.typeOptions?.searchListMethod);
    }
    const several = all.filter(({ property }) => property.type === 'multiOptions');
    for (const { property } of several.filter(
      ({ property: { typeOptions } }) => typeOptions?.loadOptionsMethod,
    )) {
      expect(property.displayName).toMatch(/ Names? or IDs?$/);
      expect(Object.keys(loadOptions)).toContain(property.typeOptions?.loadOptionsMethod);
    }
  });

  test('what must never be shown is typed in as a password', () => {
    const secrets = all.filter(({ property }) => /secret|authorization|apikey/i.test(property.name));

    expect(secrets.length).toBeGreaterThan(0);
    expect(named(secrets.filter(({ property }) => property.typeOptions?.password !== true))).toEqual([]);
  });
});

test('what answers with more than ten fields can be simplified', () => {
  const long = entriesOf(catalogue).filter((entry) => {
    const record = recordSchema(entry);
    return record?.type === 'object' && Object.keys(record.properties).length > 10;
  });
  const offered = byOperation();

  expect(long.length).toBeGreaterThan(4);
  for (const { id, operation } of long) {
    expect([id, offered.get(`${operation.resource}: ${id}`)?.map(({ name }) => name)]).toEqual([
      id,
      expect.arrayContaining(['simplify']),
    ]);
  }
});

test('what a person would look for is a resource', () => {
  const resources = description.properties[0]?.options?.filter(isChoice).map(({ name }) => name);

  expect(resources).toEqual(
    expect.arrayContaining([
      ...[
        'Account',
        'Automation Workflow',
        'Contact',
        'Contact Batch',
        'Contact Group',
        'File',
        'Log Export',
      ],
      ...['Message', 'Number Lookup', 'Recording', 'SMS', 'Template', 'Verification', 'Video Room'],
      ...['Virtual Number', 'Voice Call', 'Webhook', 'WhatsApp Flow'],
    ]),
  );
});

function mayShowTogether(a: INodeProperties, b: INodeProperties): boolean {
  const showB = b.displayOptions?.show ?? {};
  return Object.entries(a.displayOptions?.show ?? {}).every(([name, values]) => {
    const others = showB[name];
    return !others || (values ?? []).some((value) => others.includes(value));
  });
}

test('the node is found under Communication, and may be used by agents', () => {
  const file = join(__dirname, '../../../../nodes/EightByEight/EightByEight.node.json');
  const codex = JSON.parse(readFileSync(file, 'utf8')) as { node: string; categories: string[] };

  expect(codex).toMatchObject({ node: 'n8n-nodes-8x8.eightByEight', categories: ['Communication'] });
  expect(description.usableAsTool).toBe(true);
});
