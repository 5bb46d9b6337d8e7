import type { IWebhookDescription, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { handleCodeEntry, sendCodeAndWaitId, sendCodeOperation } from './wait-for-code';
import {
  handleReceipt,
  sendAndWaitForDeliveryId,
  chatDeliveryOperation,
  smsDeliveryOperation,
} from './wait-for-delivery';
import { handleReply } from './reply/handle-reply';
import { chatReplyOperation, sendAndWaitForReplyId, smsReplyOperation } from './reply/wait-for-reply';
import { handlePersonResponse, chatResponseOperation, smsResponseOperation } from './wait-for-response';
import { keyOfRequest } from './resume-url';
import { refuseRequest } from './webhook-response';
import type { LocalOperation } from '../local-operations/local-operation';

const resumeWebhook = {
  name: 'default',
  responseMode: 'onReceived',
  // Empty, not missing. Otherwise n8n responds with its default instead of the node's `webhookResponse`.
  responseData: '',
  // Constant, unlike that of n8n's own nodes: n8n 2.41 cannot evaluate an expression here under "Execution Logic v2".
  path: '',
  restartWebhook: true,
  isFullPath: true,
} as const;

/** The webhooks that resume a waiting execution. */
export const waitingWebhooks: IWebhookDescription[] = [
  { ...resumeWebhook, httpMethod: 'GET' },
  { ...resumeWebhook, httpMethod: 'POST' },
];

/** Handles a request for an execution that waits in this node. */
export async function handleWaitingWebhook(context: IWebhookFunctions): Promise<IWebhookResponseData> {
  const operation = context.getNodeParameter('operation', '');
  const key = keyOfRequest(context);
  // A code is entered at `$execution.resumeUrl` itself, because earlier nodes know that URL and can pass it on.
  if (key !== 'valid' && !(key === 'none' && operation === sendCodeAndWaitId)) return refuseRequest(context);
  switch (operation) {
    case sendAndWaitForDeliveryId:
      return handleReceipt(context);
    case sendAndWaitForReplyId:
      return handleReply(context);
    case sendCodeAndWaitId:
      return await handleCodeEntry(context);
    default:
      return handlePersonResponse(context);
  }
}

/** The operations that send and then wait for a response, a reply, a receipt or a code. */
export const waitingOperations: readonly LocalOperation[] = [
  smsResponseOperation,
  chatResponseOperation,
  smsReplyOperation,
  chatReplyOperation,
  smsDeliveryOperation,
  chatDeliveryOperation,
  sendCodeOperation,
];
