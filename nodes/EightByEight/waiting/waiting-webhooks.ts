import type { IWebhookDescription, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { hearCode, sendCodeAndWait } from './wait-for-code';
import { hearReceipt, sendAndWaitForDelivery } from './wait-for-delivery';
import { hearPerson } from './wait-for-person';

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
