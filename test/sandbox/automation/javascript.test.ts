import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { run, startStill, values } from './run-workflow';
import type { Started } from '../started-sandbox';

/** Scripts are ordinary JavaScript: the sandbox and Node.js give the same values. */
let started: Started;

beforeAll(async () => {
  started = await startStill();
});

afterAll(() => started.close());

const data = {
  price: '10',
  none: null,
  text: 'Order 4711 of 2026-03-02, and order 4712',
  user: { name: 'Ada Lim', tags: ['new', 'vip'] },
  orders: [
    { id: 1, total: 9.5, paid: true },
    { id: 2, total: 20, paid: false },
    { id: 3, total: 0.5, paid: true },
  ],
};

const scripts = [
  'Number(undefined)',
  'Number(null)',
  "Number('')",
  "Number('12px')",
  'Number([7])',
  "parseInt('0x1f')",
  "parseInt('08')",
  "parseFloat('3.9 kg')",
  '[1, 2] + 3',
  "'5' * '2'",
  '+true + null',
  'null >= 0 && !(null > 0) && null != 0',
  "[] == false && '' == 0",
  'NaN !== NaN && Object.is(NaN, NaN)',
  '0.1 + 0.2',
  '-7 % 3',
  '7 / 0',
  '2 ** -1',
  '5 & 3 | 8 ^ 2',
  '-1 >>> 28',
  '~~7.9',
  'void 0 ?? typeof missing',
  "'b' + 'a' + +'a' + 'a'",
  '(1, 2, 3)',
  '/\\d+/.test(data.text)',
  'data.text.match(/\\d{4}/)[0]',
  'data.text.match(/order (\\d+)/gi)',
  "data.text.replace(/(\\d{4})-(\\d{2})-(\\d{2})/, '$3.$2.$1')",
  'data.text.replace(/\\d+/g, number => number * 2)',
  '/(?<year>\\d{4})-(?<month>\\d\\d)/.exec(data.text).groups.month',
  'data.text.split(/[ ,]+/)',
  'data.text.search(/2026/)',
  '[...data.text.matchAll(/order (\\d+)/gi)].map(([, id]) => id)',
  "'Straße'.match(/\\p{L}+/u)[0]",
  "[...'héllo 👋']",
  "[...data.user.tags, ...'ab']",
  'Math.max(...data.orders.map(order => order.total))',
  'data.orders.map(({ id, total }) => id * total)',
  'data.orders.map(({ id: number, note = "none" }) => number + note)',
  'data.orders.reduce((sum, { total }) => sum + total, 0)',
  'data.orders.filter(order => { if (order.paid) { return order.total > 1; } return false; })',
  'data.orders.toSorted((a, b) => b.total - a.total)[0].id',
  'data.orders.findLast(order => order.paid).id',
  'data.orders.some(order => order.total > 15) && data.orders.every(({ id }) => id > 0)',
  'Object.entries(data.user).map(([name, value]) => `${name}=${value}`).join("&")',
  'Object.fromEntries(data.orders.map(order => [order.id, order.total]))',
  'Object.assign({}, data.user, { name: "Eva" })',
  '({ ...data.user, age: 36, ["is" + "New"]: true })',
  '(({ name, ...rest }) => rest)(data.user)',
  "'name' in data.user && data.user.hasOwnProperty('tags')",
  'Array.from({ length: 3 }, (_, index) => index * 2)',
  '[3, 1, 10].sort()',
  '[[1, [2]], [3]].flat(Infinity)',
  '[1, 2, 3].flatMap(each => [each, each])',
  '[1, 2, 3, 4].at(-1) + [1, 2, 3].indexOf(2)',
  "data.user.tags.concat('old').reverse()",
  'data.user.name /* the customer */ + "!" // and a mark',
  "((first, ...others) => first + others.length)('a', 'b', 'c')",
  "(name => name?.length ?? 'nobody')(data.none)",
  "'a-b-c'.replaceAll('-', '+').padStart(7, '*')",
  "'abc'.at(-1) + 'abc'.charCodeAt(0) + 'x'.repeat(3)",
  '(12.3456).toFixed(2) + (255).toString(16) + (1e21)',
  "JSON.stringify({ a: [1, { b: null }], c: undefined, d: 'é' })",
  'JSON.stringify(data.user, null, 2)',
  'JSON.parse(\'{"a":[1,2]}\').a[1]',
  "encodeURIComponent('a b&é') + decodeURIComponent('%C3%A9')",
  "isNaN('a') && isFinite('1') && Number.isInteger(5)",
  'String(null) + String([1, [2, 3]]) + String({})',
  "['10', '10', '10'].map(parseInt)",
  "Date.parse('2026-03-02T02:00:00Z') - Date.UTC(2026, 2, 2)",
  '!!data.user && !data.none',
  "(text => { switch (text) { case 'a': return 1; default: return 2; } })('b')",
  "(() => { try { return null.name; } catch { return 'caught'; } })()",
  '`${data.user.name} has ${data.orders.length > 2 ? `${data.orders.length} orders` : "few"}`',
  'data.user.name;',
];

it.each(scripts)('%s has the value that it has in Node.js', async (script) => {
  const expression = script.replace(/;$/, '');
  const expected: unknown = runInNewContext(`(${expression}\n)`, { data: structuredClone(data) });
  // A value goes into JSON, in which NaN and undefined are null.
  const [value] = await values(started, [`{{${script}}}`], data);

  expect(value).toEqual(JSON.parse(JSON.stringify(expected ?? null)));
});

it('a script that changes what it is given changes nothing for other scripts and workflows', async () => {
  const [, ...later] = await values(
    started,
    [
      "{{Object.defineProperty(Array.prototype, 'spoiled', { value: 1 }) && data.user.tags.push('spoiled')}}",
      '{{[].spoiled ?? data.user.tags}}',
    ],
    data,
  );
  const [next] = await values(started, ['{{[].spoiled ?? data.user.tags}}'], data);

  expect([...later, next]).toEqual([data.user.tags, data.user.tags]);
});

it.each([
  'process',
  'require',
  'globalThis.process',
  'fetch',
  'console',
  'setTimeout',
  'WebAssembly',
  'Worker',
])('a script does not reach %s of Node.js', async (name) => {
  const [type] = await values(started, [`{{typeof ${name}}}`]);

  expect(type).toBe('undefined');
});

it("a script's way out of its function ends in its own engine", async () => {
  const [type, inFunctions] = await values(started, [
    "{{data.constructor.constructor('return typeof process')()}}",
    "{{uuid.constructor('return typeof process')()}}",
  ]);

  expect([type, inFunctions]).toEqual(['undefined', 'undefined']);
});

it('the clock of scripts is that of the sandbox', async () => {
  const scripts = ['{{Date.now()}}', '{{Reflect.construct(Date, []).toISOString()}}'];
  const before = await values(started, scripts);
  await started.sandbox.advance(60_000);
  const after = await values(started, scripts);

  expect(before[1]).toBe('2026-03-02T02:00:00.000Z');
  expect(Number(after[0]) - Number(before[0])).toBe(60_000);
});

it.each([
  ['runs for ever', '(() => { while (true) {} })()', 'longer than 500 ms'],
  ['works hard for ever', "(() => { for (;;) 'x'.repeat(1e6); })()", 'longer than 500 ms'],
  [
    'catches its errors for ever',
    "(() => { for (;;) try { 'x'.repeat(1e6); } catch {} })()",
    'longer than 500 ms',
  ],
  ['calls for ever', "Array(1e6).fill(0).forEach(() => 'x'.repeat(1e6))", 'longer than 500 ms'],
  ['searches a list without an end', 'Array.prototype.indexOf.call({ length: 1e15 }, 1)', 'too long'],
  ['has a pattern that takes for ever', "/(a+)+$/.test('a'.repeat(40) + '!')", 'longer than 500 ms'],
  ['makes too large a list', '[1, 2, 3].flatMap(() => Array(1e6).fill({}))', 'memory'],
  ['makes too long a text', "'x'.repeat(2 ** 29)", 'memory'],
  ['calls itself for ever', '(call => call(call))(call => call(call))', 'nested too deeply'],
  ['reads too deep JSON', "JSON.parse('['.repeat(1e5))", 'nested too deeply'],
])('a script that %s ends its workflow, and the next one runs', async (_, script, reason) => {
  const failed = await run(started, [
    { id: 'first', stepType: 'SendToConverse', outputs: { kept: 'yes' }, nextStepId: 'second' },
    { id: 'second', stepType: 'SendToConverse', outputs: { value: `{{${script}}}` } },
  ]);
  const [next] = await values(started, ['{{1 + 1}}']);

  expect(failed.status).toBe('Terminated');
  expect(failed.data).toMatchObject({ kept: 'yes' });
  // It names the step and the script.
  expect(failed.errors).toEqual([expect.stringMatching(new RegExp(`^second: .*${reason}.*, in \\{\\{`))]);
  expect(next).toBe(2);
});
