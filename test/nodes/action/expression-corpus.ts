import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

/** Paths into the items below, as people write them, that are read without n8n. */
const paths = [
  '$json.name',
  '$json.class',
  '$json.$id',
  '$json._id',
  '$json.order.id',
  '$json.order.lines[0].sku',
  '$json.order["lines"][1]["sku"]',
  "$json.order['lines'][1].sku",
  '$json["name"]',
  "$json['name']",
  '$json["Ship to"]',
  '$json["Größe"]',
  '$json["电话"]',
  '$json["a.b"]',
  '$json["a[0]"]',
  '$json["first(1)"]',
  '$json["a.first(1)"]',
  '$json["$if(x) // no comment"]',
  '$json["😀 x;"]',
  '$json["order.id"].deep',
  '$json["0"]',
  '$json[0]',
  '$json["-1"]',
  '$json.list[1]',
  '$json.list["1"]',
  '$json.length',
  '$json.toString',
  '$json.hasOwnProperty',
  '$json.first',
];

/** What stands around a path; `@` is the path. */
const surroundings = [
  '={{ @ }}',
  '={{@}}',
  '={{   @ }}',
  '={{ @ }} ',
  '= {{ @ }}',
  '=Hello {{ @ }}, your order is on its way.',
  '=${ {{ @ }} } `x` "y" \'z\' }} <b> & %s $& $1',
  '=first\nsecond\r\n\tthird\u2028fourth\u2029fifth {{ @ }}\n',
  '={{ @ }}{{ $json.order.id }}',
  '={{ @ }} 😀 Ünïcode {{ $json["Ship to"] }} (x) {{ @ }}',
  '=Mr.first (x) .toString() $if( {{ @ }} // no comment /* none */',
  '==1+1 {{ @ }} {',
  '={{ @ }}}',
  '=}}{{ @ }}',
];

export const readDirectly: readonly string[] = [
  ...surroundings.flatMap((around, place) =>
    paths
      .filter((_, position) => place < 6 || position % 4 === 0)
      .map((path) => around.replaceAll('@', () => path)),
  ),
  '=No path at all',
  '=',
  '= ',
  '==',
];

/** What is n8n's to evaluate, whatever the item holds. */
export const leftToEngine: readonly string[] = [
  '={{ $json }}',
  '={{ $json.constructor }}',
  '={{ $json["constructor"] }}',
  '={{ $json.constructor.name }}',
  '={{ $json.prototype }}',
  '={{ $json["prototype"] }}',
  '={{ $json.__proto__ }}',
  '={{ $json["__proto__"] }}',
  '={{ $json.caller }}',
  '={{ $json["arguments"] }}',
  '={{ $json.__defineGetter__ }}',
  '=Order.constructor {{ $json.name }}',
  '=Order. constructor {{ $json.name }}',
  '=toString',
  '=constructor',
  '={{ $json?.name }}',
  '={{ $json.order?.id }}',
  '={{ $json.order?.["id"] }}',
  '={{ $json . name }}',
  '={{ $json. name }}',
  '={{\n$json.name\n}}',
  '={{\t$json.name }}',
  '={{ ($json.name) }}',
  '={{ $json.name; }}',
  '={{ $json.name /* the name */ }}',
  '={{ /* the name */ $json.name }}',
  '={{ $json.name // the name\n }}',
  '={{ $json.name.toUpperCase() }}',
  '={{ $json.name.trim().length }}',
  '={{ $json.list.first() }}',
  '={{ $json.name.isEmpty() }}',
  '={{ $json.name + $json.class }}',
  '={{ $json.name || "nobody" }}',
  '={{ $json.missing ?? "nobody" }}',
  '={{ $json.name === "x" ? 1 : 2 }}',
  '={{ !$json.name }}',
  '={{ typeof $json.name }}',
  '={{ `${$json.name}` }}',
  '={{ [$json.name] }}',
  '={{ { name: $json.name } }}',
  '={{{ name: $json.name }}}',
  '={{{ $json.name }}}',
  '={ {{ $json.name } }}',
  '={{ $json.name',
  '=Hello {{ $json.name }} and {{ $json.name',
  '={{ }}',
  '={{}}',
  '={{ $json. }}',
  '={{ $json[] }}',
  '={{ $json[-1] }}',
  '={{ $json.list[01] }}',
  '={{ $json.list[1.0] }}',
  '={{ $json.list[1e0] }}',
  '={{ $json.list[99999999999] }}',
  '={{ $json.list[$itemIndex] }}',
  '={{ $json["na" + "me"] }}',
  '={{ $json[`name`] }}',
  '={{ $json["it\'s"] }}',
  '={{ $json["\\u006eame"] }}',
  '={{ $json["}}"] }}',
  '={{ $json["{{"] }}',
  '={{ $json.n\\u0061me }}',
  '={{ $json.Größe }}',
  '={{ $JSON.name }}',
  '={{ json.name }}',
  '={{ $jsonx.name }}',
  '={{ $data.name }}',
  '={{ $input.item.json.name }}',
  '={{ $input.first().json.name }}',
  '={{ $input.all().length }}',
  '={{ $("Probe").item.json.name }}',
  '={{ $node["Probe"].json.name }}',
  '={{ $item(0).$json.name }}',
  '={{ $binary.photo }}',
  '={{ $itemIndex }}',
  '={{ $runIndex }}',
  '={{ $parameter.plain }}',
  '={{ $workflow.name }}',
  '={{ $vars.name }}',
  '={{ $fromAI("name") }}',
  '={{ $now.year > 2000 }}',
  '={{ 1 }}',
  '={{ "text" }}',
  '=\\{{ $json.name }}',
  '=\\\\{{ $json.name }}',
  '=back\\slash {{ $json.name }}',
  '={{ $json.name \\}} }}',
  '={{ $json.name }} and {{ $json.name.trim() }}',
];

const own = (json: string): IDataObject => JSON.parse(json) as IDataObject;

/** An item in which every path ends at the value. */
const withEverywhere = (value: unknown): IDataObject => {
  const names = ['name', 'class', '$id', '_id', 'Ship to', 'Größe', '电话', 'a.b', 'a[0]', 'first(1)'];
  const likeCode = ['a.first(1)', '$if(x) // no comment', '😀 x;'];
  const odd = ['0', '-1', 'length', 'toString', 'hasOwnProperty', 'first', 'caller', 'arguments', "it's"];
  const json: Record<string, unknown> = Object.fromEntries(
    [...names, ...likeCode, ...odd].map((name) => [name, value]),
  );
  const lines = [{ sku: value }, { sku: value }];
  Object.assign(json, { order: { id: value, lines }, 'order.id': { deep: value }, list: [value, value] });
  Object.assign(json, { constructor: value, prototype: value, '}}': value, '{{': value });
  Object.defineProperty(json, '__proto__', { value, enumerable: true, configurable: true, writable: true });
  return json as IDataObject;
};

class Parcel {
  constructor(readonly id: string) {}
  get lines(): unknown {
    return [{ sku: 'from a getter' }];
  }
}

const values: readonly unknown[] = [
  'plain',
  '',
  ' spaces ',
  '"double" \'single\' `back` \\ slash \\n',
  '{{ $json.name }} }} {{',
  '=1+1',
  '={{ 1 + 1 }}',
  'line\nbreak\r\n\t\0\u2028\u2029',
  '😀 ünïcödé العربية 電話 e\u0301',
  'half \ud83d of a character',
  '2026-01-01T00:00:00.000Z',
  0,
  -0,
  42,
  0.1 + 0.2,
  1e21,
  1e-7,
  Number.MAX_SAFE_INTEGER,
  NaN,
  Infinity,
  -Infinity,
  true,
  false,
  null,
  undefined,
  12345678901234567890n,
  new Date(0),
  new Date(NaN),
  [],
  ['a', 1],
  {},
  { a: { b: 1 } },
  new Map([['a', 1]]),
  new Parcel('p'),
  new String('boxed'),
];

/** Items whose shape is not what a path expects. */
const shapes: readonly IDataObject[] = [
  {},
  { order: null, list: null },
  { order: 'a text', list: 'a text' },
  { order: 7, list: { '1': 'not a list', length: 3 } },
  { order: ['a', 'b'], list: [] },
  { order: new Parcel('p'), list: Object.assign([], { 1: 'sparse' }) },
  { order: Object.create({ id: 'inherited', lines: [{ sku: 'inherited' }] }) as IDataObject },
  { order: Object.assign(Object.create(null) as object, { id: 'no prototype' }) },
  { order: new Proxy({ id: 'proxied' }, {}) },
  {
    get name(): string {
      throw new TypeError('Worked out when asked for, and failing.');
    },
    order: {
      get id(): string {
        return 'worked out when asked for';
      },
    },
  },
  Object.create({ name: 'inherited', order: { id: 'inherited' } }) as IDataObject,
  own('{"__proto__": {"name": "polluting"}, "constructor": {"name": "own"}}'),
];

export const oddItems: readonly INodeExecutionData[] = [...values.map(withEverywhere), ...shapes].map(
  (json, index) => ({ json, pairedItem: index }),
);
