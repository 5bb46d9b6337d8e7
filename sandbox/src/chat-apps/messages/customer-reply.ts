import type { Open } from 'cpaas-8x8';
import { answerPermission } from '../business-account/call-permissions';
import { checked } from '../../server/validation/assert-valid';
import type { JsonObject } from '../../engine/json';
import type { MessageAction } from './message-actions';
import type { Message } from '../../messages/message';
import type { World } from '../../engine/context';
import { customerByAddress } from '../../messages/customers';
import {
  anyReference,
  messageMeant,
  messageReference,
  type MessageReference,
} from '../../messages/message-reference';
import { receiveChat } from './inbound-chat';
import { reach } from '../../messages/lifecycle/progress';
import { abilitiesOf } from './channel-capabilities';

/** What a customer does with an interactive message. */
export interface Reply extends MessageReference {
  /**
   * A reply button, a quick reply of a template, or an RCS suggestion: its ID or its text. Give exactly one of
   * `button`, `row`, `flow` and `callPermission`.
   */
  readonly button?: string | undefined;
  /** A row of a list: its ID or its text. */
  readonly row?: string | undefined;
  /** The answers to a WhatsApp Flow, by name. */
  readonly flow?: { readonly [name: string]: unknown } | undefined;
  /** The answer to a call permission request. */
  readonly callPermission?:
    | { readonly response: Open<'accept' | 'reject'>; readonly isPermanent?: boolean | undefined }
    | undefined;
}

const check = checked<Reply>({
  type: 'object',
  properties: {
    ...messageReference,
    button: { type: 'string' },
    row: { type: 'string' },
    flow: {
      type: 'object',
      properties: {},
      additionalProperties: {},
    },
    callPermission: {
      type: 'object',
      properties: {
        response: { type: 'string', enum: ['accept', 'reject'] },
        isPermanent: { type: 'boolean' },
      },
      required: ['response'],
    },
  },
  anyOf: anyReference,
  oneOf: [
    { required: ['button'] },
    { required: ['row'] },
    { required: ['flow'] },
    { required: ['callPermission'] },
  ],
});

/**
 * A customer taps a button, chooses a row, sends a Flow off, or answers a call permission request.
 *
 * @throws {Error} when there is no such message, or nothing of that name in it.
 */
export function reply(world: World, given: Reply): Message {
  check(given, world.time.now());
  const message = messageMeant(world, given, (each) => (each.actions ?? []).length > 0);
  const { type, content } = contentOf(world, message, given);
  return receiveChat(world, {
    customer: customerByAddress(world.state, message.customer),
    channel: message.channel,
    type,
    content,
    // 8x8's samples of answered Flows and call permissions do not say what they answer.
    replyTo: isTap(given) ? message.umid : undefined,
    subAccountId: message.subAccountId,
  });
}

function isTap({ button, row }: Reply): boolean {
  return button !== undefined || row !== undefined;
}

function contentOf(world: World, message: Message, given: Reply): { type: string; content: JsonObject } {
  const { button, row, flow, callPermission } = given;
  if (flow !== undefined) {
    const answers = { flow_token: `flow-${message.umid}`, ...flow };
    return interactive('nfmReply', { responseJson: JSON.stringify(answers) });
  }
  if (callPermission !== undefined) {
    const { response, isPermanent = false } = callPermission;
    const expires = answerPermission(world, message, response === 'accept', isPermanent);
    return interactive('callPermissionReply', {
      response,
      isPermanent,
      ...(expires === undefined ? {} : { expirationTimestamp: expires }),
      responseSource: 'user_action',
    });
  }
  return tapContent(actionMeant(message, button ?? row));
}

function tapContent({ kind, id, title, description }: MessageAction): { type: string; content: JsonObject } {
  switch (kind) {
    case 'button':
      return interactive('button_reply', { id, title });
    case 'row':
      return interactive('list_reply', { id, title, ...(description === undefined ? {} : { description }) });
    case 'quickReply':
      return { type: 'Buttons', content: { text: title, payload: id } };
    default:
      return { type: 'Text', content: { text: title, payload: id } };
  }
}

function interactive(type: string, answer: JsonObject): { type: string; content: JsonObject } {
  return { type: 'Interactive', content: { interactive: { type, [type]: answer } } };
}

const tappable: readonly MessageAction['kind'][] = ['button', 'row', 'quickReply', 'suggestion'];

function actionMeant({ actions = [], umid }: Message, wanted: string | undefined): MessageAction {
  const choices = actions.filter(({ kind }) => tappable.includes(kind));
  const found = choices.find(({ id }) => id === wanted) ?? choices.find(({ title }) => title === wanted);
  if (found) return found;
  const names = choices.map(({ id, title }) => `${id} (${title})`).join(', ');
  throw new Error(
    `Message ${umid} has nothing called ${wanted ?? 'that'} to tap${names ? `; it has ${names}` : ''}`,
  );
}

/** The customer reads a chat message. @throws {Error} when its channel does not report that, or it has not arrived. */
export function read(world: World, given: MessageReference): Message {
  const message = messageMeant(world, given, ({ product }) => product === 'chatapps');
  const step = message.steps.at(-1);
  if (!step || !abilitiesOf(step.channel).read)
    throw new Error(`${message.channel} does not report that a message was read`);
  if (step.status.state === 'read') return message;
  if (step.status.state !== 'delivered')
    throw new Error(`Message ${message.umid} is ${step.status.state}, not delivered`);
  step.todo = [];
  reach(world, message, step, { state: 'read', afterMs: 0 });
  return message;
}
