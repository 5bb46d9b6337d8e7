import { formatWithMilliseconds } from '../engine/timestamps';
import { findCountry, findDiallingCode } from '../numbers/dialling-codes';
import { getCallSeconds } from './calls/call-payloads';
import type { Call, CallSession } from './calls/call-session';

type Value = string | number | undefined;
type Column = readonly [name: string, value: (call: Call, session: CallSession, accountId: string) => Value];

const formatTime = (at: number | undefined): Value =>
  at === undefined ? undefined : formatWithMilliseconds(at);
const getCountry = (number: string): string => findCountry(number) ?? '';
const pricePerMinute = 0.02;

/** The columns of a voice log, in 8x8's order. The columns of networks, TTSLength and Content are empty. */
const columns: readonly Column[] = [
  ['SessionId', (_, { sessionId }) => sessionId],
  ['CallId', ({ callId }) => callId],
  ['AccountId', (_call, _session, accountId) => accountId],
  ['SubAccountId', (_, { subAccountId }) => subAccountId],
  ['Direction', ({ direction }) => direction],
  ['SourceCountryCode', ({ source }) => findDiallingCode(getCountry(source))],
  ['SourceCountry', ({ source }) => getCountry(source)],
  ['SourceOperator', () => undefined],
  ['SourceMCC', () => undefined],
  ['SourceMNC', () => undefined],
  ['SourceEndpoint', ({ source }) => source],
  ['DestinationCountryCode', ({ destination }) => findDiallingCode(getCountry(destination))],
  ['DestinationCountry', ({ destination }) => getCountry(destination)],
  ['DestinationOperator', () => undefined],
  ['DestinationMCC', () => undefined],
  ['DestinationMNC', () => undefined],
  ['DestinationEndpoint', ({ destination }) => destination],
  ['InitiatedAt', ({ initiatedAt }) => formatTime(initiatedAt)],
  ['ConnectedAt', ({ connectedAt }) => formatTime(connectedAt)],
  ['DisconnectedAt', ({ disconnectedAt }) => formatTime(disconnectedAt)],
  ['DurationInSec', (call) => getSeconds(call)],
  ['Product', (_, { playedPrompt }) => (playedPrompt ? 'IVR' : 'Number Masking')],
  ['BillingUnit', () => 60],
  ['BillingIncrement', () => '1+1'],
  ['BillableDurationInSec', (call) => getSeconds(call)],
  ['UnitPrice', () => pricePerMinute],
  ['UnitPriceCurrency', () => 'USD'],
  ['TotalPriceOfCall', (call) => Math.round((getSeconds(call) / 60) * pricePerMinute * 10_000) / 10_000],
  ['CallType', () => 'PSTN'],
  ['SipStatus', ({ connectedAt }) => (connectedAt === undefined ? 480 : 200)],
  ['SessionStatus', (_, { outcome }) => outcome],
  ['CallStatus', ({ outcome }) => outcome],
  ['TTSLength', () => undefined],
  ['MOS', ({ connectedAt }) => (connectedAt === undefined ? undefined : 4.5)],
  ['Content', () => undefined],
];

const getSeconds = (call: Call): number => getCallSeconds(call, call.disconnectedAt ?? call.initiatedAt);

/** Writes one row for each call, up to the limit; 0 means all. */
export function writeVoiceLogCsv(accountId: string, sessions: readonly CallSession[], limit: number): string {
  const rows = sessions.flatMap((session) =>
    session.calls.map((call) =>
      columns.map(([, value]) => String(value(call, session, accountId) ?? '')).join(','),
    ),
  );
  const header = columns.map(([name]) => name).join(',');
  return `${[header, ...(limit > 0 ? rows.slice(0, limit) : rows)].join('\r\n')}\r\n`;
}
