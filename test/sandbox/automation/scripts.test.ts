import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { run, startStill, values } from './run-workflow';
import type { Started } from '../started-sandbox';

let started: Started;

beforeAll(async () => {
  started = await startStill();
});

afterAll(() => started.close());

const data = {
  price: '10',
  count: 3,
  none: null,
  user: { name: 'Ada Lim', tags: ['new', 'vip'] },
  payload: {
    'odd name': 'found',
    orders: [
      { id: 1, paid: true },
      { id: 2, paid: false },
    ],
  },
};

async function value(script: string): Promise<unknown> {
  const [only] = await values(started, [script], data);
  return only;
}

async function failure(script: string): Promise<string> {
  const { errors, status } = await run(
    started,
    [{ id: 'keep', stepType: 'SendToConverse', outputs: { it: script } }],
    data,
  );
  expect(status).toBe('Terminated');
  return errors.join();
}

describe('Scripts in double braces', () => {
  it.each([
    ['a member', '{{data.user.name}}', 'Ada Lim'],
    ['a member in brackets', "{{data['payload']['odd name']}}", 'found'],
    ['an item of a list', '{{data.user.tags[1]}}', 'vip'],
    ['a text with spaces around it', '{{ data.price }}', '10'],
    ['a text between texts', 'Dear {{data.user.name}}, {{data.count}} items', 'Dear Ada Lim, 3 items'],
    ['nothing, in the middle of a text', 'none: {{data.none}}{{data.missing}}', 'none: '],
    ['an object in the middle of a text', 'x {{data.payload.orders[0]}}', 'x {"id":1,"paid":true}'],
    ['the joining of texts', "{{'umid: ' + data.price}}", 'umid: 10'],
    ['a sum', '{{data.count + 1}}', 4],
    ['arithmetic with its precedence', '{{2 + 3 * 4 ** 2 % 7 - 6 / 2}}', 5],
    ['brackets', '{{(2 + 3) * 4}}', 20],
    ['a minus before a number', '{{-data.count}}', -3],
    ['loose equality of a number and a text', '{{data.price == 10}}', true],
    ['strict equality', '{{data.price === 10}}', false],
    ['inequality', "{{data.price != '11' && data.price !== 10}}", true],
    ['comparison', '{{data.count >= 3 && data.count < 4}}', true],
    ['comparison of texts', "{{'apple' < 'banana'}}", true],
    ['or, which gives its first', "{{data.missing || 'nobody'}}", 'nobody'],
    ['what counts only for null', '{{data.none ?? 0}}', 0],
    ['not', '{{!data.missing}}', true],
    ['a choice', "{{data.count > 2 ? 'many' : 'few'}}", 'many'],
    ['a choice in a choice', "{{data.count > 5 ? 'a' : data.count > 2 ? 'b' : 'c'}}", 'b'],
    ['null for what is missing', '{{data.missing == null}}', true],
    ['what may be missing', '{{data.missing?.name?.first}}', null],
    ['a list', '{{[1, ...data.user.tags]}}', [1, 'new', 'vip']],
    [
      'an object',
      "{{ {name: data.user.name, 'n': {deep: data.count}} }}",
      { name: 'Ada Lim', n: { deep: 3 } },
    ],
    ['braces in a text', "{{'}}' + data.count}}", '}}3'],
    ['a text in backticks', '{{`Hi ${data.user.name}, ${data.count + 1}`}}', 'Hi Ada Lim, 4'],
    ['an escape in a text', "{{'it\\'s\\n' + '\\u00e9'}}", "it's\né"],
    ['the type of a value', '{{typeof data.price}}', 'string'],
    ['whether there is a field', "{{'name' in data.user}}", true],
    ['a method of texts', '{{data.user.name.toUpperCase()}}', 'ADA LIM'],
    ['methods after methods', "{{data.user.name.split(' ')[0].trim().toLowerCase()}}", 'ada'],
    ['the length of a text', '{{data.user.name.length}}', 7],
    ['replacing', "{{data.user.name.replace('Ada', 'Eva').replaceAll('i', '1')}}", 'Eva L1m'],
    ['methods of lists', "{{data.user.tags.includes('vip') && data.user.tags.join('+')}}", 'new+vip'],
    [
      'a function over a list',
      '{{data.payload.orders.filter(order => order.paid).map(order => order.id)}}',
      [1],
    ],
    ['a search in a list', '{{data.payload.orders.find((each) => each.id == 2).paid}}', false],
    ['a sum over a list', '{{data.payload.orders.reduce((sum, each) => sum + each.id, 0)}}', 3],
    ['a sorted copy', '{{[3, 1, 2].toSorted((a, b) => a - b)}}', [1, 2, 3]],
    ['digits after the point', '{{(1.005 * 3).toFixed(2)}}', '3.01'],
    ['Math', '{{Math.max(1, Math.round(2.6), Math.abs(-2))}}', 3],
    ['numbers of texts', "{{Number(data.price) + parseInt('7 pieces') + Number.parseFloat('0.5')}}", 17.5],
    ['texts of numbers', '{{String(data.count) + data.count}}', '33'],
    ['JSON', "{{JSON.parse('[1, 2]')[1] + JSON.stringify(data.user.tags)}}", '2["new","vip"]'],
    ['the names in an object', '{{Object.keys(data.user)}}', ['name', 'tags']],
    ['a part of an address', "{{encodeURIComponent('a b&c')}}", 'a%20b%26c'],
    ['the time of the sandbox', "{{Date.now() - Date.parse('2026-03-02T02:00:00Z')}}", 0],
    ['a text that is no script', 'Total { 10 } }}', 'Total { 10 } }}'],
  ])('give %s', async (_, script, expected) => {
    expect(await value(script)).toEqual(expected);
  });

  it('keep values that are not text', async () => {
    const [list, object] = await values(started, ['{{data.user.tags}}', '{{data.user}}'], data);

    expect([list, object]).toEqual([data.user.tags, data.user]);
  });
});

describe("8x8's own functions", () => {
  it.each([
    ["isCountryCode('+6591234567', 'SG')", true],
    ["isCountryCode('6591234567', 'sg')", true],
    ["isCountryCode('+62812345678', 'SG')", false],
    ["isCountryCode('+16045550100', 'CA')", true],
    ["isCountryCode('SG.12345', 'SG')", false],
    ["stringContains('Please Register me', 'Register')", true],
    ["stringContains('Please register me', 'Register')", false],
    ["stringContains('Please register me', 'Register', true)", true],
    [
      "isTimeOfDayBetween('2026-03-02T12:40:15+07:00', '09:00:00', '18:00:00', 'Singapore Standard Time')",
      true,
    ],
    ["isTimeOfDayBetween('2026-03-02T10:00:00Z', '09:00:00', '18:00:00', 'Singapore Standard Time')", true],
    ["isTimeOfDayBetween('2026-03-02T10:00:01Z', '09:00:00', '18:00:00', 'Singapore Standard Time')", false],
    ["isTimeOfDayBetween('2026-03-02T00:59:59Z', '09:00:00', '18:00:00', 'Singapore Standard Time')", false],
    ["isTimeOfDayBetween('2026-07-01T07:30:00Z', '09:00:00', '10:00:00', 'W. Europe Standard Time')", true],
    ["isTimeOfDayBetween('2026-01-01T07:30:00Z', '09:00:00', '10:00:00', 'W. Europe Standard Time')", false],
    ["isDayOfWeek('2026-03-02', 'Monday')", true],
    ["isDayOfWeek('2026-03-02T23:30:00-05:00', 'MONDAY')", true],
    ["isDayOfWeek('2026-03-02', 'Sunday')", false],
  ])('%s is %s', async (script, expected) => {
    expect(await value(`{{${script}}}`)).toBe(expected);
  });

  it('create a new UUID each time', async () => {
    const [one, other] = await values(started, ['{{uuid()}}', '{{uuid()}}']);

    expect(one).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(other).not.toBe(one);
  });

  it.each([
    ["isTimeOfDayBetween('2026-03-02T10:00:00Z', '09:00', '18:00', 'Mars Standard Time')", 'time zone Mars'],
    ["isTimeOfDayBetween('soon', '09:00', '18:00', 'UTC')", 'timestamp soon'],
    ["isDayOfWeek('2026-03-02', 'Someday')", 'the day Someday'],
    ["isCountryCode('+6591234567', 'Q')", 'the country Q'],
    ['stringContains(data.missing, 1)', 'source'],
  ])('%s fails', async (script, said) => {
    expect(await failure(`{{${script}}}`)).toContain(said);
  });
});

describe('A script with an error', () => {
  it.each([
    ['reads from nothing', 'data.missing.name', "cannot read property 'name' of undefined"],
    ['uses an unknown name', 'code == 200', "'code' is not defined"],
    ['calls what is no function', 'data.price()', 'not a function'],
  ])('and %s ends its workflow', async (_, script, said) => {
    expect(await failure(`{{${script}}}`)).toContain(said);
  });
});
