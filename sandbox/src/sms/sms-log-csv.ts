import { writeCsv, type Column } from '../engine/csv';
import { maskedText, type Message } from '../messages/message';
import { findCountry } from '../numbers/dialling-codes';
import { maskLastFour } from '../numbers/phone-numbers';
import { priceList } from '../numbers/price-list';

const findNetwork = (message: Message) =>
  priceList.find(({ country }) => country === findCountry(message.customer))?.networks[0];

/** The columns of an SMS log, in 8x8's order. */
const columns: readonly Column<Message>[] = [
  ['umid', ({ umid }) => umid],
  ['subaccountid', ({ subAccountId }) => subAccountId],
  ['direction', ({ direction }) => (direction === 'outbound' ? 1 : 0)],
  ['country', ({ country }) => country],
  ['operator', (message) => findNetwork(message)?.operatorName],
  ['mcc', (message) => findNetwork(message)?.mcc],
  ['mnc', (message) => findNetwork(message)?.mnc[0]],
  ['status_value', ({ status }) => status.state],
  ['status_details', ({ status }) => status.detail],
  ['status_errorcode', ({ status }) => status.errorCode],
  ['status_errormessage', ({ status }) => status.errorMessage],
  ['status_timestamp', ({ status }) => status.timestamp],
  ['msisdn', ({ customer }) => maskLastFour(customer)],
  ['source', ({ direction, from }) => (direction === 'outbound' ? from : maskLastFour(from))],
  ['encoding', ({ encoding }) => encoding],
  ['createdat', ({ createdAt }) => createdAt],
  ['smscount', ({ smsCount }) => smsCount],
  ['price_currency', ({ price }) => price?.currency],
  ['price_persms', ({ price }) => price?.perSms],
  ['price_total', ({ price }) => price?.total],
  ['clientmessageid', ({ clientMessageId }) => clientMessageId],
  ['clientbatchid', ({ clientBatchId }) => clientBatchId],
  ['batchid', ({ batchId }) => batchId],
  ['body', () => maskedText],
];

/** Writes the CSV file of a log export of SMS. Phone numbers and texts are masked, as by default at 8x8. */
export function writeSmsLogCsv(messages: readonly Message[]): string {
  return writeCsv(columns, messages);
}
