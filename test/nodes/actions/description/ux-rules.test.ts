import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SEND_AND_WAIT_OPERATION, type INodeProperties } from 'n8n-workflow';
import { catalogue, entriesOf } from 'cpaas-8x8/pure';

import { productNodes } from '../../../../nodes/actions/description/product-nodes';
import { localOperations } from '../../../../nodes/actions/local-operations';
import { recordSchema } from '../../../../nodes/actions/description/output-options';
import { actionNodes } from '../action-types';
import { everyProperty, isChoice, isGroup, isProperty } from './properties';

const nodes = Object.values(actionNodes);
const descriptions = nodes.map(({ description }) => description);
const entries = entriesOf(catalogue);
/** The properties of each node that people see. */
const shown = descriptions.map(({ properties }) => properties.filter(({ type }) => type !== 'hidden'));
const properties = shown.flat();
const all = shown.flatMap((each) => everyProperty(each));
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

  test('nothing is explained in the words of the API', () => {
    const jargon =
      /, ISO 8601|two-letter ISO|for the type|\b(cta_url|voice_call|makeCall|schema|payload object)\b|\bwebhook brings|page by page|wins over|user ID is given too|\balone\b|handed in/;
    const wrong = all.filter(({ property: { description: text = '', name } }) =>
      // The call flow of Send Call Flow is JSON, and names its actions.
      name !== 'callflow' && name !== 'interactive' && name !== 'text' ? jargon.test(text) : false,
    );

    expect(named(wrong)).toEqual([]);
  });

  test('what can be chosen has words, not a code of the API', () => {
    const known = /^(GIF|GSM|HTTP|IDs?|JSON|LINE|RCS|S3|SFTP|SMA|SMS|THB|UCS|URL|USD)$/;
    const isCode = (word: string): boolean => /^(?=\d*[A-Z])[A-Z\d_]{2,}$/.test(word) && !known.test(word);
    const choices = all.flatMap(({ property, path }) =>
      (property.options ?? []).filter(isChoice).map(({ name }) => ({ path, name })),
    );
    // The code of an event type may stand behind its words.
    const codes = choices.filter(({ name }) =>
      name
        .replace(/ \(.*\)$/, '')
        .split(/[\s-]+/)
        .some(isCode),
    );

    expect(codes).toEqual([]);
  });

  test('a workflow of 8x8 is called an 8x8 workflow', () => {
    const texts = descriptions.flatMap((description) => JSON.stringify(description));

    expect(texts.filter((text) => /workflows? of 8x8|Automation workflow(?!")/i.test(text))).toEqual([]);
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
    const operations = properties.filter(({ name }) => name === 'operation');
    const choices = operations.flatMap(({ options = [] }) => options.filter(isChoice));

    expect(choices.length).toBeGreaterThan(30);
    for (const { action, description: text } of choices) {
      expect(action).toMatch(/^[A-Z][a-z]+ (?!a |an |the )/);
      expect(text).toMatch(/^[A-Z].*[^.]$/);
    }
  });

  test('single sends and their batches say which one is for many items', () => {
    const choices = properties
      .filter(({ name }) => name === 'operation')
      .flatMap(({ options = [] }) => options.filter(isChoice));
    const textOf = (id: string) => choices.find(({ value }) => value === id)?.description;
    const single = entries.filter(({ operation }) => operation.batching);

    expect(single.length).toBeGreaterThan(3);
    for (const { id, operation } of single) {
      expect(textOf(id)).toMatch(/; many items travel in few requests$/);
      expect(textOf(`${id.split('.')[0]}.${operation.batching?.operation}`)).toMatch(
        new RegExp(`; for one message per item, use ${operation.title}$`),
      );
    }
  });
});

test('a template or a Flow of the account is picked from a list, wherever a field names one', () => {
  const naming = all.filter(({ property: { name } }) => /^(templateName|flowId|cloneFlowId)$/.test(name));

  expect(naming.length).toBeGreaterThan(10);
  expect(named(naming.filter(({ property }) => property.type !== 'resourceLocator'))).toEqual([]);
});

describe('order', () => {
  test('options of a list are in the order of the alphabet', () => {
    const wrong = all.filter(({ property: { name: list, options = [] } }) => {
      // What is used most comes first there: n8n lists its actions in that order.
      if (list === 'resource' || list === 'operation') return false;
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

  test('what is used most comes first among operations, the others in the order of the alphabet', () => {
    const firsts = new Set<string>(Object.values(productNodes).flatMap(({ mostUsed }) => mostUsed));
    const operations = properties.filter(({ name }) => name === 'operation');

    expect(operations.length).toBeGreaterThan(8);
    for (const { options = [] } of operations) {
      const choices = options.filter(isChoice);
      const others = choices.filter(({ value }) => !firsts.has(String(value)));
      expect(choices.slice(choices.length - others.length)).toEqual(others);
      expect(others.map(({ name }) => name)).toEqual(alphabetical(others.map(({ name }) => name)));
    }
    const ids = operations.flatMap(({ options = [] }) => options.filter(isChoice).map(({ value }) => value));
    expect(ids).toEqual(expect.arrayContaining([...firsts]));
  });

  test.each(descriptions)(
    'in $displayName, resource comes first, then operation, then fields, and collections come after them',
    (description) => {
      const names = description.properties.map(({ name }) => name);
      const firstField = names.findIndex((name) => name !== 'resource' && name !== 'operation');
      const hasResources = names[0] === 'resource';
      const operations = names.slice(hasResources ? 1 : 0, firstField);
      expect(operations).not.toEqual([]);
      expect(operations.every((name) => name === 'operation')).toBe(true);
      expect(names.slice(firstField)).not.toContain('operation');
      for (const [operation, shown] of byOperation(description.properties)) {
        const kinds = shown.map(({ name }) => name === 'additionalFields' || name === 'options');
        const lastField = shown.findLastIndex(({ name }) => isField(name));
        expect([operation, kinds.slice(0, lastField + 1)]).toEqual([
          operation,
          kinds.slice(0, lastField + 1).map(() => false),
        ]);
      }
    },
  );
});

/** Neither a collection, nor about the answer and how long to wait for it. */
const isField = (name: string): boolean =>
  !['additionalFields', 'options', 'returnAll', 'limit', 'simplify'].includes(name) &&
  !['waitForCompletion', 'maxWaitMinutes', 'downloadFiles'].includes(name);

function byOperation(shown: readonly INodeProperties[]): ReadonlyMap<string, INodeProperties[]> {
  const groups = new Map<string, INodeProperties[]>();
  for (const property of shown) {
    const [id] = property.displayOptions?.show?.['operation'] ?? [];
    if (typeof id === 'string') groups.set(id, [...(groups.get(id) ?? []), property]);
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
          return (
            Array.isArray(value) &&
            value.every((each) => options.filter(isChoice).some((option) => option.value === each))
          );
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
    const { listSearch = {}, loadOptions = {} } = actionNodes.sms.methods ?? {};

    expect(locators.length).toBeGreaterThan(20);
    for (const { property } of locators) {
      const [list, id, ...others] = property.modes ?? [];
      expect([property.name, list?.name, list?.displayName, others.length]).toEqual([
        ...[property.name, 'list', 'From List', 0],
      ]);
      expect(['id', 'name']).toContain(id?.name);
      expect(list?.placeholder).toMatch(/^Select (a [a-z]|an [aeiou8]).*\.\.\.$/i);
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
  const long = entries.filter((entry) => {
    const record = recordSchema(entry);
    return record?.type === 'object' && Object.keys(record.properties).length > 10;
  });
  const offered = byOperation(properties);

  expect(long.length).toBeGreaterThan(4);
  for (const { id } of long) {
    expect([id, offered.get(id)?.map(({ name }) => name)]).toEqual([
      id,
      expect.arrayContaining(['simplify']),
    ]);
  }
});

test('every operation is in exactly one node', () => {
  const offered = properties
    .filter(({ name }) => name === 'operation')
    .flatMap(({ options = [] }) => options.filter(isChoice).map(({ value }) => value));
  const operations = [...entries.map(({ id }) => id), ...localOperations.map(({ id }) => id)];

  expect([...offered].sort()).toEqual([...operations].sort());
});

test('a node of one resource does not ask for it', () => {
  for (const [key, { resources }] of Object.entries(productNodes)) {
    const { description } = actionNodes[key as keyof typeof productNodes];
    const shown = JSON.stringify(description.properties);
    expect([key, shown.includes('"resource"')]).toEqual([key, resources.length > 1]);
  }
});

test('the nodes have the names that n8n pairs with their triggers', () => {
  expect(descriptions.map(({ displayName, name }) => [displayName, name])).toEqual(
    ['SMS', 'Chat Apps', 'Voice', 'Verify', 'Contacts', 'Automation', 'Video', 'Account'].map((product) => [
      `8x8 ${product}`,
      `eightByEight${product === 'SMS' ? 'Sms' : product.replace(' ', '')}`,
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

describe.each(descriptions)('$displayName', (description) => {
  const folder = `E${description.name.slice(1)}`;
  const file = join(__dirname, `../../../../nodes/${folder}/${folder}.node.json`);
  const codex = JSON.parse(readFileSync(file, 'utf8')) as { readonly alias: readonly string[] };

  test('is found under Communication, and may be used by agents', () => {
    expect(codex).toMatchObject({
      node: `n8n-nodes-8x8.${description.name}`,
      categories: expect.arrayContaining(['Communication']),
    });
    expect(description.usableAsTool).toBe(true);
  });

  test('is among the nodes that ask a person if it can send and wait', () => {
    const operations = description.properties
      .filter(({ name }) => name === 'operation')
      .flatMap(({ options = [] }) => options.filter(isChoice).map(({ value }) => value));
    const asks = operations.includes(SEND_AND_WAIT_OPERATION);

    expect(codex).toMatchObject({
      categories: ['Communication', ...(asks ? ['HITL'] : [])],
      ...(asks ? { subcategories: { HITL: ['Human in the Loop'] } } : {}),
    });
  });
});
