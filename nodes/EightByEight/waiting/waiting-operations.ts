import type { IWebhookDescription, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { hearCode, sendCodeAndWait, verifyNumber } from './wait-for-code';
import { hearReceipt, sendAndWaitForDelivery, deliverMessage, deliverSms } from './wait-for-delivery';
import { hearPerson, askByMessage, askBySms } from './wait-for-response';
import type { LocalOperation } from '../local-operations/local-operation';

const resuming = {
  name: 'default',
  responseMode: 'onReceived',
  // A code is entered at `$execution.resumeUrl` itself, which other nodes know before. Whatever else comes names the
  // node it is for: a late receipt must not end another node's wait.
  path: `={{ $parameter["operation"] === "${sendCodeAndWait}" ? "" : $nodeId }}`,
  restartWebhook: true,
  isFullPath: true,
} as const;

/** Where a sleeping execution hears of what it waits for. */
export const waitingWebhooks: IWebhookDescription[] = [
  { ...resuming, httpMethod: 'GET' },
  { ...resuming, httpMethod: 'POST' },
];

/** Something has come for an execution that sleeps in this node. */
export async function hear(context: IWebhookFunctions): Promise<IWebhookResponseData> {
  switch (context.getNodeParameter('operation', '')) {
    case sendAndWaitForDelivery:
      return hearReceipt(context);
    case sendCodeAndWait:
      return await hearCode(context);
    default:
      return hearPerson(context);
  }
}

/** The operations that send, and sleep until something has come of it. */
export const waitingOperations: readonly LocalOperation[] = [
  askBySms,
  askByMessage,
  deliverSms,
  deliverMessage,
  verifyNumber,
];
