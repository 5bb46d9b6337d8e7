/** A type test: it must compile, and is never run. Lines with @ts-expect-error must not compile. */
import type { OperationInput, OperationOutput } from 'cpaas-8x8';

import {
  type ApiCall,
  type Handler,
  type Handlers,
  type Received,
  respondWith,
  type OperationResponse,
} from '../../sandbox/src/server/operations/api-call';
import { handlers } from '../../sandbox/src/handlers';

export const right = {
  'sms.sendFeedback': (call): undefined => {
    const outcome: string = call.input.outcome;
    const timestamp: string | undefined = call.input.timestamp;
    console.log(outcome, timestamp);
  },
  'sms.getBalance': (): OperationOutput<'sms.getBalance'> => ({ balance: 1, currency: 'USD' }),
  'contacts.getGroup': ({ input }): OperationOutput<'contacts.getGroup'> => ({
    id: Number(input.groupId),
    name: 'VIP',
  }),
  'contacts.createGroup': ({ input: { name } }): OperationResponse<OperationOutput<'contacts.createGroup'>> =>
    respondWith(201, { id: 1, name }, { location: '/groups/1' }),
  'contacts.uploadBatch': ({ input: { file } }): OperationOutput<'contacts.uploadBatch'> => ({
    id: file.name,
    status: Buffer.isBuffer(file.content) ? 'queued' : 'failed',
  }),
  'automation.startWorkflow': () => respondWith(201, undefined, { location: '/workflows/1' }),
  'videoInteraction.getImage': ({ input }): OperationOutput<'videoInteraction.getImage'> => ({
    content: Buffer.from(input.link),
    type: 'image/png',
    name: undefined,
  }),
} satisfies Partial<Handlers>;

export const mistypedId = {
  // @ts-expect-error there is no operation of this ID
  'sms.sent': (call: ApiCall) => console.log(call),
} satisfies Partial<Handlers>;

export const wrongInput = {
  'sms.cancelBatch': ({ input }) => {
    // @ts-expect-error the field of the input is called batchId
    const id: unknown = input.batch;
    return { cancelledCount: id === undefined ? 0 : 1 };
  },
} satisfies Partial<Handlers>;

export const wrongKindOfInput: Handler<'contacts.getGroup'> = ({ input }) => ({
  // @ts-expect-error a number may be written as a string
  id: input.groupId,
  name: 'VIP',
});

export const misspelledOutput = {
  // @ts-expect-error the field of the output is called currency
  'sms.getBalance': (): OperationOutput<'sms.getBalance'> => ({ balance: 1, curency: 'USD' }),
} satisfies Partial<Handlers>;

export const wrongKindOfOutput = {
  // @ts-expect-error the count is a number
  'sms.cancelBatch': () => ({ cancelledCount: '3' }),
  // @ts-expect-error an ID is missing
  'contacts.getGroup': () => ({ name: 'VIP' }),
  // @ts-expect-error the body of a reply is of the output too
  'contacts.createGroup': () => respondWith(201, { name: 'VIP' }),
  // @ts-expect-error 8x8 answers this with an empty body
  'contacts.deleteGroup': () => ({ deleted: true }),
} satisfies Partial<Handlers>;

const { 'sms.send': send, ...others } = handlers;
// @ts-expect-error the handler of sms.send is missing
export const incomplete: Handlers = others;
console.log(send);

declare const received: Received<OperationInput<'sms.send'>>;
// @ts-expect-error a date arrives as a string
export const moment: Date | undefined = received.scheduled;
