import {
  NodeOperationError,
  SEND_AND_WAIT_OPERATION,
  type IExecuteFunctions,
  type INodeProperties,
  type IWebhookFunctions,
  type IWebhookResponseData,
} from 'n8n-workflow';
import type { Values } from '../fields/field';
import type { LocalOperation } from '../local-operations/local-operation';
import { resumeUrl } from './resume-url';
import { startWaiting } from './start-waiting';
import {
  callOperation,
  catalogueEntry,
  propertiesWithout,
  readInput,
  withFieldLabels,
} from './catalogue-operation';
import { waitOptionsProperty } from './wait-limit';
import { donePage } from './html-page';
import { buttonLabelProperty, linkAsProperty, messageLabel, questionProperties } from './question-properties';
import { matchAnswer, readQuestion, questionPage } from './question';
import { requestBody, requestMethod, sendPage } from './webhook-response';

const sms = catalogueEntry('sms.send');
const chat = catalogueEntry('chatApps.send');
const recipientParameters = ['recipientType', 'recipient'];

/** Sends a question by SMS and waits for the answer that the person gives on a web page. */
export const smsResponseOperation = responseOperation('sms.send', {
  summary: 'Sends an SMS with a link and waits until the person approves, picks or writes an answer',
  properties: [
    ...propertiesWithout(sms, ['text', 'dlrCallbackUrl', 'additionalFields']),
    ...questionProperties,
    ...propertiesWithout(sms, ['dlrCallbackUrl']).filter(({ name }) => name === 'additionalFields'),
    waitOptionsProperty(),
  ],
  toContent: (_, message, link) => ({ text: `${message}\n${link}` }),
});

/** Sends a question by chat message: on WhatsApp with a button, on other channels with a link. */
export const chatResponseOperation = responseOperation('chatApps.send', {
  summary:
    'Sends a chat message with a button or a link and waits until the person approves, picks or writes an answer',
  properties: [
    ...propertiesWithout(chat, []).filter(({ name }) => recipientParameters.includes(name)),
    ...questionProperties,
    linkAsProperty,
    ...propertiesWithout(chat, ['dlrCallbackUrl', 'suggestions']).filter(
      ({ name }) => name === 'additionalFields',
    ),
    waitOptionsProperty([buttonLabelProperty]),
  ],
  toContent: (context, message, link) =>
    context.getNodeParameter('linkAs', 0, 'button') === 'button'
      ? {
          contentType: 'ctaUrl',
          bodyText: message,
          buttonText: context.getNodeParameter('options.messageButtonLabel', 0, '') || 'Respond',
          buttonUrl: link,
          headerType: '',
        }
      : { contentType: 'text', text: `${message}\n${link}` },
});

/** The labels of the fields whose values the message carries. */
const ownLabels: Readonly<Record<string, string>> = {
  text: messageLabel,
  'content.text': messageLabel,
  'content.interactive.body.text': messageLabel,
  'content.interactive.action.parameters.display_text': buttonLabelProperty.displayName,
};

interface ResponseChannel {
  readonly summary: string;
  readonly properties: readonly INodeProperties[];
  /** Parameters of the send operation that carry the question and the link. */
  readonly toContent: (context: IExecuteFunctions, message: string, link: string) => Values;
}

function responseOperation(
  id: 'sms.send' | 'chatApps.send',
  { summary, properties, toContent }: ResponseChannel,
): LocalOperation {
  const entry = catalogueEntry(id);
  const title = 'Send and Wait for Response';
  return {
    id: SEND_AND_WAIT_OPERATION,
    resource: entry.operation.resource,
    title,
    action: `Send ${id === 'sms.send' ? 'SMS' : 'message'} and wait for response`,
    summary,
    properties,
    execute: (context) =>
      startWaiting(context, entry, title, async () => {
        const { message, answers } = readQuestion((name) => context.getNodeParameter(name, 0, ''));
        if (message === '') throw emptyParameterError(context, messageLabel, 'Enter the question to send.');
        const isChoice = context.getNodeParameter('responseType', 0, 'approval') === 'choice';
        if (isChoice && answers.length === 0)
          throw emptyParameterError(context, 'Choices', 'Add the options to pick from.');
        const content = toContent(context, message, resumeUrl(context));
        try {
          await callOperation(context, id, await readInput(context, entry, content));
        } catch (error) {
          throw withFieldLabels(context, entry, error, ownLabels);
        }
        // The page evaluates the node's parameters later, and their expressions need the fields of the item.
        return { ...context.getInputData()[0]?.json, timedOut: true };
      }),
  };
}

function emptyParameterError(context: IExecuteFunctions, field: string, advice: string): NodeOperationError {
  return new NodeOperationError(context.getNode(), `${field} is empty`, {
    description: advice,
    itemIndex: 0,
  });
}

/** Handles a request to the page: shows the question, or resumes the execution with the posted answer. */
export function handlePersonResponse(context: IWebhookFunctions): IWebhookResponseData {
  const question = readQuestion((name) => context.getNodeParameter(name, ''));
  if (requestMethod(context) !== 'POST') return sendPage(context, questionPage(question));
  const data = matchAnswer(question, requestBody(context)['answer']);
  if (!data)
    return sendPage(context, questionPage(question, 'Please select or enter an answer.'), { status: 400 });
  const output = { data: { ...data, respondedAt: new Date().toISOString() } };
  return sendPage(context, donePage, { output });
}
