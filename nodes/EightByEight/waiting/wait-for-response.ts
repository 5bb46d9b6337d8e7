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
import { beginWaiting, signedResumeAddress } from './start-waiting';
import { callWith, entryNamed, fieldsWithout, inputOf } from './catalogue-operation';
import { waitOptions } from './wait-limit';
import { donePage } from './html-page';
import { buttonLabel, linkProperty, questionProperties } from './question-properties';
import { answerTo, questionFrom, questionPage } from './question';
import { bodyOf, methodOf, showPage } from './webhook-response';

const sms = entryNamed('sms.send');
const chat = entryNamed('chatApps.send');
const recipient = ['recipientType', 'recipient'];

/** Asks a person by SMS, and waits for the answer that is given on the page behind the link. */
export const askBySms = asking('sms.send', {
  summary: 'Sends an SMS with a link, and waits until the person has approved, picked or written an answer',
  properties: [
    ...fieldsWithout(sms, ['text', 'dlrCallbackUrl', 'additionalFields']),
    ...questionProperties,
    ...fieldsWithout(sms, ['text', 'destination', 'dlrCallbackUrl']),
    waitOptions(),
  ],
  contentOf: (_, message, link) => ({ text: `${message}\n${link}` }),
});

/** The same over WhatsApp, behind a button, and over other chat apps. */
export const askByMessage = asking('chatApps.send', {
  summary:
    'Sends a chat message with a button or a link, and waits until the person has approved, picked or written an answer',
  properties: [
    ...fieldsWithout(chat, []).filter(({ name }) => recipient.includes(name)),
    ...questionProperties,
    linkProperty,
    ...fieldsWithout(chat, ['dlrCallbackUrl', 'suggestions']).filter(
      ({ name }) => name === 'additionalFields',
    ),
    waitOptions([buttonLabel]),
  ],
  contentOf: (context, message, link) =>
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

interface Way {
  readonly summary: string;
  readonly properties: readonly INodeProperties[];
  /** What takes the place of parameters of the send. */
  readonly contentOf: (context: IExecuteFunctions, message: string, link: string) => Values;
}

function asking(id: 'sms.send' | 'chatApps.send', { summary, properties, contentOf }: Way): LocalOperation {
  const entry = entryNamed(id);
  return {
    id: SEND_AND_WAIT_OPERATION,
    resource: entry.operation.resource,
    title: 'Send and Wait for Response',
    action: `Send ${id === 'sms.send' ? 'SMS' : 'message'} and wait for response`,
    summary,
    properties,
    execute: (context) =>
      beginWaiting(context, entry, async () => {
        const { message, answers } = questionFrom((name) => context.getNodeParameter(name, 0, ''));
        if (message === '') throw missing(context, 'Message', 'Write what the person is asked.');
        const choosing = context.getNodeParameter('responseType', 0, 'approval') === 'choice';
        if (choosing && answers.length === 0) throw missing(context, 'Choices', 'Add what can be picked.');
        const content = contentOf(context, message, signedResumeAddress(context));
        await callWith(context, id, inputOf(context, entry, content));
        // The page is made from the parameters, whose expressions go on needing the item.
        return { ...context.getInputData()[0]?.json, timedOut: true };
      }),
  };
}

function missing(context: IExecuteFunctions, field: string, advice: string): NodeOperationError {
  return new NodeOperationError(context.getNode(), `${field} is empty`, {
    description: advice,
    itemIndex: 0,
  });
}

/** A person opens the page, or answers on it. */
export function hearPerson(context: IWebhookFunctions): IWebhookResponseData {
  const question = questionFrom((name) => context.getNodeParameter(name, ''));
  if (methodOf(context) !== 'POST') return showPage(context, questionPage(question));
  const data = answerTo(question, bodyOf(context)['answer']);
  if (!data)
    return showPage(context, questionPage(question, 'Please choose or write an answer.'), { status: 400 });
  const goOnWith = { data: { ...data, respondedAt: new Date().toISOString() } };
  return showPage(context, donePage, { goOnWith });
}
