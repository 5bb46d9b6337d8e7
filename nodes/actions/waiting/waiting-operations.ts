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
import type { LocalOperation } from '../local-operations/local-operation';

const resumeWebhook = {
  name: 'default',
  responseMode: 'onReceived',
  // A code is posted to `$execution.resumeUrl` itself, because earlier nodes know that URL and can pass it to the page
  // where the code is entered. Other URLs end with the node's ID, so that a late receipt cannot end another wait.
  path: `={{ $parameter["operation"] === "${sendCodeAndWaitId}" ? "" : $nodeId }}`,
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
  switch (context.getNodeParameter('operation', '')) {
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
