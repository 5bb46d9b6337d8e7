import { unknownOptionIssues, ValidationError, type Issue } from 'cpaas-8x8';
import { operations } from '../bind/bind-settings';
import { smppHosts, type SmppClientOptions, type SmppSendOptions } from './options';

const optionNames = {
  systemId: true,
  password: true,
  region: true,
  host: true,
  port: true,
  tls: true,
  binds: true,
  throughput: true,
  window: true,
  receiveWindow: true,
  maxWaiting: true,
  longMessages: true,
  receipts: true,
  systemType: true,
  connectTimeoutMs: true,
  enquireLinkMs: true,
  timeoutMs: true,
  deadlineMs: true,
  reassembly: true,
  onWarning: true,
  onAttempt: true,
  onAttemptStart: true,
} as const satisfies Record<keyof SmppClientOptions, true>;

const sendOptionNames = {
  signal: true,
  timeoutMs: true,
  deadlineMs: true,
} as const satisfies Record<keyof SmppSendOptions, true>;

const issue = (path: string, message: string, advice: string): Issue => ({
  path,
  rule: 'options',
  message,
  advice,
});

/** @throws {ValidationError} if an option is not valid. It contains no password. */
export function validateOptions(options: SmppClientOptions): void {
  const issues = [
    ...unknownOptionIssues(options, optionNames),
    ...textIssues('systemId', options.systemId, 1, 15),
    ...textIssues('password', options.password, 1, 64),
    ...textIssues('systemType', options.systemType ?? '', 0, 12),
    ...placeIssues(options),
    ...bindIssues(options.binds),
    ...numberIssues(options),
    ...choiceIssues(options),
    ...functionIssues(options),
  ];
  if (issues.length) throw new ValidationError('createSmppClient', issues, 'the client was not created');
}

/** @throws {ValidationError} if an option of a send is not valid. Nothing was sent. */
export function validateSendOptions(options: SmppSendOptions): void {
  const issues = [
    ...unknownOptionIssues(options, sendOptionNames),
    ...(['timeoutMs', 'deadlineMs'] as const).flatMap((name) => numberIssue(name, options[name], 1)),
  ];
  if (issues.length) throw new ValidationError(operations.send, issues);
}

function textIssues(path: string, value: unknown, min: number, max: number): Issue[] {
  const isText = typeof value === 'string' && value.length >= min && value.length <= max;
  if (isText && !/[^\x20-\x7e]/.test(value)) return [];
  const length = min === 0 ? `at most ${max}` : `${min} to ${max}`;
  return [issue(path, 'is not valid', `Give the text that 8x8 gave you: ${length} characters of ASCII.`)];
}

function placeIssues({ region, host, port, tls }: SmppClientOptions): Issue[] {
  const issues: Issue[] = [];
  if (region !== undefined && !Object.hasOwn(smppHosts, region))
    issues.push(
      issue('region', 'has no SMPP server', `Use ${Object.keys(smppHosts).join(' or ')}, or give host.`),
    );
  if (region !== undefined && host !== undefined)
    issues.push(issue('host', 'comes with a region', 'Give a region or a host, not both.'));
  if (host !== undefined && !/^[^\s/:]+$|^[\da-f:]+$/i.test(host))
    issues.push(
      issue('host', 'is not a host name', 'Give a name or an IP address, without smpp:// and port.'),
    );
  if (port !== undefined && !(Number.isInteger(port) && port >= 1 && port <= 65_535))
    issues.push(issue('port', 'is not a port', 'Give a whole number from 1 to 65,535.'));
  if (tls !== undefined && typeof tls !== 'boolean' && (typeof tls !== 'object' || (tls as unknown) === null))
    issues.push(issue('tls', 'is not valid', 'Use true, false, or an object such as { ca }.'));
  return issues;
}

function bindIssues(binds: SmppClientOptions['binds']): Issue[] {
  if (binds === undefined) return [];
  const known = { transmitters: true, receivers: true, transceivers: true } as const;
  const counts = Object.values(Object(binds) as Readonly<Record<string, unknown>>).filter(
    (count) => count !== undefined,
  );
  const issues = unknownOptionIssues(Object(binds) as object, known, 'binds.');
  const areCounts = counts.every(
    (count) => Number.isInteger(count) && Number(count) >= 0 && Number(count) <= 100,
  );
  const total = counts.reduce<number>((sum, count) => sum + Number(count), 0);
  if (!areCounts || total < 1)
    issues.push(
      issue('binds', 'has no valid number of binds', 'Give { transmitters: 2, receivers: 2 }, for instance.'),
    );
  const { transceivers, transmitters, receivers } = Object(binds) as Readonly<Record<string, unknown>>;
  if (transceivers !== undefined && (transmitters !== undefined || receivers !== undefined))
    issues.push(issue('binds', 'mixes kinds', 'Give transmitters and receivers, or transceivers alone.'));
  return issues;
}

function numberIssues(options: SmppClientOptions): Issue[] {
  const { throughput, reassembly } = options;
  const counts = ['window', 'receiveWindow', 'maxWaiting'] as const;
  const times = ['connectTimeoutMs', 'enquireLinkMs', 'timeoutMs', 'deadlineMs'] as const;
  return [
    ...(throughput === false ? [] : numberIssue('throughput', throughput, 0.001, { none: 'false' })),
    ...counts.flatMap((name) => numberIssue(name, options[name], 1, { isWhole: true })),
    ...times.flatMap((name) => numberIssue(name, options[name], 1)),
    ...numberIssue('reassembly.holdMs', reassembly?.holdMs, 1),
    ...numberIssue('reassembly.incompleteMs', reassembly?.incompleteMs, 1),
  ];
}

/** `none` is the value that stands for no limit. */
function numberIssue(
  path: string,
  value: unknown,
  min: number,
  { isWhole = false, none }: { readonly isWhole?: boolean; readonly none?: string } = {},
): Issue[] {
  if (value === undefined) return [];
  const isNumber = typeof value === 'number' && value >= min;
  if (isNumber && (!isWhole || Number.isInteger(value))) return [];
  const kind = isWhole ? 'a whole number' : 'a number';
  return [
    issue(
      path,
      typeof value === 'number' ? `is ${value}` : 'is not a number',
      `Set it to ${kind} of at least ${min}${none === undefined ? '' : `, to ${none} for no limit`}, or remove it.`,
    ),
  ];
}

function choiceIssues({ longMessages, receipts }: SmppClientOptions): Issue[] {
  const issues: Issue[] = [];
  if (longMessages !== undefined && !(['udh', 'payload'] as const).includes(longMessages))
    issues.push(issue('longMessages', 'is not valid', 'Use udh or payload.'));
  if (receipts !== undefined && typeof (receipts as unknown) !== 'boolean')
    issues.push(issue('receipts', 'is not valid', 'Use true or false.'));
  return issues;
}

function functionIssues(options: SmppClientOptions): Issue[] {
  return (['onWarning', 'onAttempt', 'onAttemptStart'] as const)
    .filter((name) => options[name] !== undefined && typeof options[name] !== 'function')
    .map((name) => issue(name, 'is not a function', 'Give a function, or remove it.'));
}
