import { countryOf } from '../numbers/dialling-codes';
import type { Message } from '../messages/message';
import { masked } from '../numbers/phone-numbers';
import { priceList } from '../numbers/price-list';
import { csvOf, type Column } from '../log-exports/csv';

const hidden = '**MASKED**';

const networkOf = (message: Message) =>
  priceList.find(({ country }) => country === countryOf(message.customer))?.networks[0];

/** The columns of an SMS log, in 8x8's order. */
const columns: readonly Column<Message>[] = [
  ['umid', ({ umid }) => umid],
  ['subaccountid', ({ subAccountId }) => subAccountId],
  ['direction', ({ direction }) => (direction === 'outbound' ? 1 : 0)],
  ['country', ({ country }) => country],
  ['operator', (message) => networkOf(message)?.operatorName],
  ['mcc', (message) => networkOf(message)?.mcc],
  ['mnc', (message) => networkOf(message)?.mnc[0]],
  ['status_value', ({ status }) => status.state],
  ['status_details', ({ status }) => status.detail],
  ['status_errorcode', ({ status }) => status.errorCode],
  ['status_errormessage', ({ status }) => status.errorMessage],
  ['status_timestamp', ({ status }) => status.timestamp],
  ['msisdn', ({ customer }) => masked(customer)],
  ['source', ({ direction, from }) => (direction === 'outbound' ? from : masked(from))],
  ['encoding', ({ encoding }) => encoding],
  ['createdat', ({ createdAt }) => createdAt],
  ['smscount', ({ smsCount }) => smsCount],
  ['price_currency', ({ price }) => price?.currency],
  ['price_persms', ({ price }) => price?.perSms],
  ['price_total', ({ price }) => price?.total],
  ['clientmessageid', ({ clientMessageId }) => clientMessageId],
  ['clientbatchid', ({ clientBatchId }) => clientBatchId],
  ['batchid', ({ batchId }) => batchId],
  ['body', () => hidden],
];

/** The log as a CSV file; phone numbers and texts are masked, as they are by default. */
export function smsLogCsv(messages: readonly Message[]): string {
  return csvOf(columns, messages);
}
