import { inboundSms, path, secret } from './started-app';

/** A request that the app must refuse. */
export interface Malformed {
  readonly kind: string;
  readonly bytes: Buffer;
  /** The request is incomplete: disconnect, because no response will come. */
  readonly hangUp?: boolean;
  /** The server may respond before it has read everything: do not reuse the connection. */
  readonly lastOne?: boolean;
}

const integer = (below: number): number => Math.floor(Math.random() * below);
const oneOf = <T>(choices: readonly T[]): T => choices[integer(choices.length)] as T;
const noise = (length: number): Buffer => Buffer.from(Array.from({ length }, () => integer(256)));
const valid = (): string => JSON.stringify(inboundSms('fuzz'));

function request(headers: readonly string[], body: Buffer | string, method = 'POST'): Buffer {
  const content = Buffer.from(body);
  const head = [`${method} ${path} HTTP/1.1`, 'Host: x', ...headers, `Content-Length: ${content.length}`];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`, 'latin1'), content]);
}

const authorized = `Authorization: ${secret}`;

/** A random body that is not a JSON object. */
function badBody(): Buffer | string {
  for (;;) {
    const body = oneOf<() => Buffer | string>([
      () => valid().slice(0, integer(valid().length)),
      () => noise(integer(200)),
      () => '['.repeat(integer(2_000)),
      () => '{"a":'.repeat(integer(1_000)),
      () => `[${valid()}]`,
      () => JSON.stringify(valid()),
      () => `${valid()}${String.fromCharCode(33 + integer(90))}`,
      () =>
        oneOf(['', ' ', 'null', '0', 'true', '"', '<xml/>', 'NaN', '\u0000', '{}}', '\ufeff', '{"a":1,}']),
      () => {
        const bytes = Buffer.from(valid());
        for (let flips = 1 + integer(5); flips > 0; flips--) bytes[integer(bytes.length)] = integer(256);
        return bytes;
      },
    ])();
    if (!isObject(body.toString())) return body;
  }
}

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

const wrongAuthorization = (): readonly string[] =>
  oneOf<readonly string[]>([
    [],
    ['Authorization:'],
    ['Authorization: Bearer s3cre'],
    ['Authorization: Bearer s3crett'],
    ['Authorization: bearer s3cret'],
    [`Authorization: ${secret}, ${secret}`],
    [`X-Authorization: ${secret}`],
    [`Authorization: ${noise(20).toString('hex')}`],
    ['Authorization: \u00e9\u00ff'],
  ]);

const brokenHeader = (): string =>
  oneOf([
    'No colon here',
    ': no name',
    'Spa ce: x',
    `Nul: \u0000`,
    'Content-Length: 3',
    'Content-Length: -1',
    'Content-Length: 1e3',
    'Transfer-Encoding: chunked, nonsense',
    `Long: ${'x'.repeat(20_000)}`,
    ' folded: x',
  ]);

const makers: readonly (() => Malformed)[] = [
  () => ({ kind: 'body', bytes: request([authorized], badBody()) }),
  () => ({ kind: 'body', bytes: request([authorized, 'Content-Type: application/json'], badBody()) }),
  () => ({
    kind: 'type',
    bytes: request([authorized, `Content-Type: ${noise(8).toString('hex')};;=`], badBody()),
  }),
  () => ({ kind: 'authorization', bytes: request(wrongAuthorization(), valid()) }),
  () => ({ kind: 'both', bytes: request(wrongAuthorization(), badBody()) }),
  () => ({
    kind: 'method',
    bytes: request([authorized], valid(), oneOf(['PUT', 'PATCH', 'DELETE', 'OPTIONS'])),
  }),
  () => ({ kind: 'header', bytes: request([authorized, brokenHeader()], badBody()), lastOne: true }),
  () => ({
    kind: 'size',
    bytes: Buffer.from(
      `POST ${path} HTTP/1.1\r\nHost: x\r\n${authorized}\r\nContent-Length: 99999999\r\n\r\n{`,
    ),
    lastOne: true,
  }),
  () => ({
    kind: 'chunks',
    bytes: Buffer.from(
      `POST ${path} HTTP/1.1\r\nHost: x\r\n${authorized}\r\nTransfer-Encoding: chunked\r\n\r\n${oneOf(['zz\r\n{}\r\n', '-1\r\n\r\n', '1\r\n[\r\n0\r\n\r\n', 'ffffffffffffffffff\r\n'])}`,
    ),
    lastOne: true,
  }),
  () => ({ kind: 'line', bytes: Buffer.concat([noise(30), Buffer.from('\r\n\r\n')]), lastOne: true }),
  () => ({
    kind: 'broken off',
    bytes: request([authorized], valid()).subarray(0, -1 - integer(100)),
    hangUp: true,
    lastOne: true,
  }),
];

/**
 * Creates a random malformed request, for a test that checks that the app refuses all of them and that its heap does not
 * grow. Prefers requests that keep the connection alive, so that the test does not measure new sockets.
 */
export const malformed = (): Malformed =>
  (makers[Math.random() < 0.9 ? integer(6) : integer(makers.length)] ?? makers[0])?.() as Malformed;
