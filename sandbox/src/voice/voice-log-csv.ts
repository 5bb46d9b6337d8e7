import { countryOf, diallingCodeOf } from '../numbers/dialling-codes';
import { callSeconds } from './calls/call-payloads';
import type { Call, CallSession } from './calls/call-session';
import { exactMoment } from './calls/call-durations';

type Value = string | number | undefined;
type Column = readonly [name: string, value: (call: Call, session: CallSession, accountId: string) => Value];

const moment = (at: number | undefined): Value => (at === undefined ? undefined : exactMoment(at));
const country = (number: string): string => countryOf(number) ?? '';
const pricePerMinute = 0.02;

/** The columns of a voice log, in 8x8's order; those of networks are empty here. */
const columns: readonly Column[] = [
  ['SessionId', (_, { sessionId }) => sessionId],
  ['CallId', ({ callId }) => callId],
  ['AccountId', (_call, _session, accountId) => accountId],
  ['SubAccountId', (_, { subAccountId }) => subAccountId],
  ['Direction', ({ direction }) => direction],
  ['SourceCountryCode', ({ source }) => diallingCodeOf(country(source))],
  ['SourceCountry', ({ source }) => country(source)],
  ['SourceOperator', () => undefined],
  ['SourceMCC', () => undefined],
  ['SourceMNC', () => undefined],
  ['SourceEndpoint', ({ source }) => source],
  ['DestinationCountryCode', ({ destination }) => diallingCodeOf(country(destination))],
  ['DestinationCountry', ({ destination }) => country(destination)],
  ['DestinationOperator', () => undefined],
  ['DestinationMCC', () => undefined],
  ['DestinationMNC', () => undefined],
  ['DestinationEndpoint', ({ destination }) => destination],
  ['InitiatedAt', ({ initiatedAt }) => moment(initiatedAt)],
  ['ConnectedAt', ({ connectedAt }) => moment(connectedAt)],
  ['DisconnectedAt', ({ disconnectedAt }) => moment(disconnectedAt)],
  ['DurationInSec', (call) => seconds(call)],
  ['Product', (_, { spoke }) => (spoke ? 'IVR' : 'Number Masking')],
  ['BillingUnit', () => 60],
  ['BillingIncrement', () => '1+1'],
  ['BillableDurationInSec', (call) => seconds(call)],
  ['UnitPrice', () => pricePerMinute],
  ['UnitPriceCurrency', () => 'USD'],
  ['TotalPriceOfCall', (call) => Math.round((seconds(call) / 60) * pricePerMinute * 10_000) / 10_000],
  ['CallType', () => 'PSTN'],
  ['SipStatus', ({ connectedAt }) => (connectedAt === undefined ? 480 : 200)],
  ['SessionStatus', (_, { outcome }) => outcome],
  ['CallStatus', ({ outcome }) => outcome],
  ['TTSLength', () => undefined],
  ['MOS', ({ connectedAt }) => (connectedAt === undefined ? undefined : 4.5)],
  ['Content', () => undefined],
];

const seconds = (call: Call): number => callSeconds(call, call.disconnectedAt ?? call.initiatedAt);

/** One line a call, the first so many; 0 means all. */
export function voiceLogCsv(accountId: string, sessions: readonly CallSession[], limit: number): string {
  const rows = sessions.flatMap((session) =>
    session.calls.map((call) =>
      columns.map(([, value]) => String(value(call, session, accountId) ?? '')).join(','),
    ),
  );
  const head = columns.map(([name]) => name).join(',');
  return `${[head, ...(limit > 0 ? rows.slice(0, limit) : rows)].join('\r\n')}\r\n`;
}
