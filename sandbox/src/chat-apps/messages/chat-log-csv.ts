import type { SmsGetDetailsOutputStatus } from 'cpaas-8x8';

import { writeCsv, type Column } from '../../engine/csv';
import type { SandboxState } from '../../engine/state/state';
import { findCustomer, type Customer } from '../../messages/customers';
import { maskedText, type Message, type Step } from '../../messages/message';
import { toDetailStatus } from '../../messages/message-operations';
import { maskLastFour } from '../../numbers/phone-numbers';

/** A message on one of the channels that were tried. */
interface Row {
  readonly message: Message;
  readonly customer: Customer | undefined;
  readonly step: Pick<Step, 'channel' | 'channelId' | 'step' | 'status'>;
}

const findChannelUserId = ({ customer, step }: Row): string | undefined =>
  step.channel.toLowerCase() === 'line' ? customer?.lineUserId : customer?.bsuid;

const statusColumn =
  (name: keyof SmsGetDetailsOutputStatus) =>
  ({ step }: Row): string | number | undefined =>
    toDetailStatus(step.status)[name];

/** 8x8 does not document the columns. These are the fields of message details, named as in the SMS log. */
const columns: readonly Column<Row>[] = [
  ['umid', ({ message }) => message.umid],
  ['subaccountid', ({ message }) => message.subAccountId],
  ['channel', ({ step }) => step.channel],
  ['channelid', ({ step }) => step.channelId],
  ['step', ({ step }) => step.step],
  ['direction', ({ message }) => (message.direction === 'outbound' ? 1 : 0)],
  ['country', ({ message }) => message.country],
  ['status_value', statusColumn('state')],
  ['status_details', statusColumn('detail')],
  ['status_errorcode', statusColumn('errorCode')],
  ['status_errormessage', statusColumn('errorMessage')],
  ['status_timestamp', statusColumn('timestamp')],
  ['msisdn', ({ customer }) => (customer?.msisdn === undefined ? undefined : maskLastFour(customer.msisdn))],
  ['channeluserid', (row) => maskLastFour(findChannelUserId(row) ?? '')],
  ['contenttype', ({ message }) => message.type],
  ['createdat', ({ message }) => message.createdAt],
  ['clientmessageid', ({ message }) => message.clientMessageId],
  ['clientbatchid', ({ message }) => message.clientBatchId],
  ['batchid', ({ message }) => message.batchId],
  ['content', () => maskedText],
];

/**
 * Writes the CSV file of a log export of chat messages: one row for each channel that was tried. Recipients and
 * contents are masked.
 */
export function writeChatLogCsv(state: SandboxState, messages: readonly Message[]): string {
  const rows = messages.flatMap((message) => {
    const { channel, status } = message;
    const customer = findCustomer(state, message.customer);
    const steps = message.steps.length > 0 ? message.steps : [{ channel, channelId: '', step: 1, status }];
    return steps.map((step) => ({ message, customer, step }));
  });
  return writeCsv(columns, rows);
}
