import { describe, expect, it } from '@jest/globals';
import {
  allOf,
  anyOf,
  duration,
  equals,
  given,
  isDayOfWeek,
  not,
  script,
  steps,
  stringContains,
  within,
  workflow,
  type Expression,
  type Reference,
} from '../../../core/src/automation';

interface Sent {
  readonly name: string;
  readonly order: { readonly lines: readonly { readonly code: number }[] };
  readonly 'order-id': string;
  readonly constructor: string;
  readonly free: unknown;
  readonly a: string;
  readonly b: boolean;
}

/** The references that a workflow receives. */
function dataOf(): Reference<Sent> {
  let found: Reference<Sent> | undefined;
  workflow<'http_request', Sent>({ name: 'Any', trigger: 'http_request' }, (data) => {
    found = data;
    return [];
  });
  if (!found) throw new Error('A workflow gives its data to the function that makes its steps');
  return found;
}

describe('a reference', () => {
  const data = dataOf();

  it.each<[string, Expression, string]>([
    ['a nested field', data.order.lines, '{{data.order.lines}}'],
    ['an item of a list', within(data.order.lines, 0, 'code'), '{{data.order.lines[0].code}}'],
    ['a field of untyped data', within(data.free, 'x-y', 'z'), "{{data.free['x-y'].z}}"],
    ['a field whose name is not an identifier', data['order-id'], "{{data['order-id']}}"],
    ['a field with the name of an inherited property', data.constructor, '{{data.constructor}}'],
  ])('leads to %s', (_what, reference, expected) => {
    expect(String(reference)).toBe(expected);
  });

  it('can be interpolated in a text', () => {
    expect(`Hello ${String(data.name)}!`).toBe('Hello {{data.name}}!');
  });

  it('is serialized to JSON as a text', () => {
    expect(JSON.stringify({ to: data.name })).toBe('{"to":"{{data.name}}"}');
  });
});

describe('a condition', () => {
  const { a, b } = dataOf();

  it.each<[Expression, string]>([
    [equals(a, 'it\'s "so"'), "{{data.a == 'it\\'s \"so\"'}}"],
    [equals(a, '}} {{'), "{{data.a == '}\\x7d {\\x7b'}}"],
    [equals(a, null), '{{data.a == null}}'],
    [not(equals(a, 1)), '{{!(data.a == 1)}}'],
    [not(a), '{{!data.a}}'],
    [
      allOf(given(a), anyOf(equals(b, true), not(b))),
      '{{(data.a != null) && ((data.b == true) || !data.b)}}',
    ],
    [stringContains(a, 'Help', true), "{{stringContains(data.a, 'Help', true)}}"],
    [isDayOfWeek(a, 'Sunday'), "{{isDayOfWeek(data.a, 'Sunday')}}"],
    [script`${a}.length > ${3} ? ${b} : ${'none'}`, "{{data.a.length > 3 ? data.b : 'none'}}"],
  ])('is JavaScript in double braces: %s', (condition, expected) => {
    expect(String(condition)).toBe(expected);
  });
});

describe('a duration', () => {
  it.each([
    [{ seconds: 1 }, '0.00:00:01'],
    [{ minutes: 90 }, '0.01:30:00'],
    [{ days: 1, hours: 6, minutes: 30, seconds: 15 }, '1.06:30:15'],
    [{ hours: 48 }, '2.00:00:00'],
  ])('of %j is %s', (span, expected) => {
    expect(duration(span)).toBe(expected);
  });

  it.each([{}, { seconds: 0 }, { minutes: -1 }, { seconds: 0.5 }, { days: NaN }, { days: 10_675_200 }])(
    'of %j is refused',
    (span) => {
      expect(() => duration(span)).toThrow(RangeError);
    },
  );
});

describe('steps in order', () => {
  it('lead to the following step, unless they name their next step', () => {
    const linked = steps.inOrder(
      steps.wait('a', { minutes: 1 }),
      steps.wait('b', { minutes: 1 }, { next: 'd' }),
      steps.branch('c', { d: null }),
      steps.wait('d', '1'),
    );

    expect(linked.map((step) => ('nextStepId' in step ? step.nextStepId : undefined))).toEqual([
      'b',
      'd',
      undefined,
      undefined,
    ]);
  });
});
