import { writeCsv, type Column } from '../engine/csv';
import { formatWithMilliseconds } from '../engine/timestamps';
import { findCountry, findDiallingCode } from '../numbers/dialling-codes';
import { getCallSeconds } from './calls/call-payloads';
import type { Call, CallSession } from './calls/call-session';

interface Row {
  readonly call: Call;
  readonly session: CallSession;
  readonly accountId: string;
}

const formatTime = (at: number | undefined): string | undefined =>
  at === undefined ? undefined : formatWithMilliseconds(at);
const getCountry = (number: string): string => findCountry(number) ?? '';
const pricePerMinute = 0.02;

/** The columns of a voice log, in 8x8's order. The columns of networks, TTSLength and Content are empty. */
const columns: readonly Column<Row>[] = [
  ['SessionId', ({ session: { sessionId } }) => sessionId],
  ['CallId', ({ call: { callId } }) => callId],
  ['AccountId', ({ accountId }) => accountId],
  ['SubAccountId', ({ session: { subAccountId } }) => subAccountId],
  ['Direction', ({ call: { direction } }) => direction],
  ['SourceCountryCode', ({ call: { source } }) => findDiallingCode(getCountry(source))],
  ['SourceCountry', ({ call: { source } }) => getCountry(source)],
  ['SourceOperator', () => undefined],
  ['SourceMCC', () => undefined],
  ['SourceMNC', () => undefined],
  ['SourceEndpoint', ({ call: { source } }) => source],
  ['DestinationCountryCode', ({ call: { destination } }) => findDiallingCode(getCountry(destination))],
  ['DestinationCountry', ({ call: { destination } }) => getCountry(destination)],
  ['DestinationOperator', () => undefined],
  ['DestinationMCC', () => undefined],
  ['DestinationMNC', () => undefined],
  ['DestinationEndpoint', ({ call: { destination } }) => destination],
  ['InitiatedAt', ({ call: { initiatedAt } }) => formatTime(initiatedAt)],
  ['ConnectedAt', ({ call: { connectedAt } }) => formatTime(connectedAt)],
  ['DisconnectedAt', ({ call: { disconnectedAt } }) => formatTime(disconnectedAt)],
  ['DurationInSec', ({ call }) => getSeconds(call)],
  ['Product', ({ session: { playedPrompt } }) => (playedPrompt ? 'IVR' : 'Number Masking')],
  ['BillingUnit', () => 60],
  ['BillingIncrement', () => '1+1'],
  ['BillableDurationInSec', ({ call }) => getSeconds(call)],
  ['UnitPrice', () => pricePerMinute],
  ['UnitPriceCurrency', () => 'USD'],
  ['TotalPriceOfCall', ({ call }) => Math.round((getSeconds(call) / 60) * pricePerMinute * 10_000) / 10_000],
  ['CallType', () => 'PSTN'],
  ['SipStatus', ({ call: { connectedAt } }) => (connectedAt === undefined ? 480 : 200)],
  ['SessionStatus', ({ session: { outcome } }) => outcome],
  ['CallStatus', ({ call: { outcome } }) => outcome],
  ['TTSLength', () => undefined],
  ['MOS', ({ call: { connectedAt } }) => (connectedAt === undefined ? undefined : 4.5)],
  ['Content', () => undefined],
];

const getSeconds = (call: Call): number => getCallSeconds(call, call.disconnectedAt ?? call.initiatedAt);

/** Writes the CSV file of an export of the call log: one row for each call, up to the limit; 0 means all. */
export function writeVoiceLogCsv(accountId: string, sessions: readonly CallSession[], limit: number): string {
  const rows = sessions.flatMap((session) => session.calls.map((call) => ({ call, session, accountId })));
  return writeCsv(columns, limit > 0 ? rows.slice(0, limit) : rows);
}
