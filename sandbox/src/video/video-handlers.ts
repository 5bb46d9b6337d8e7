import type {
  OperationInput,
  OperationOutput,
  VideoInteractionGetCallOutput,
  VideoInteractionGetCallsOutputList,
} from 'cpaas-8x8';
import { defined, textOf } from '../engine/json';
import { countryOf } from '../numbers/dialling-codes';
import { withoutPlus } from '../numbers/phone-numbers';
import { notFound } from '../server/api-error';
import { day, momentOf } from '../engine/timestamps';
import { isSought } from './hold-call';
import type { VideoCall } from './video-store';
import { giveToken, openRoom } from './video-tokens';
import { exactMoment } from '../voice/calls/call-durations';
import type { ApiCall, Handlers } from '../server/operations/api-call';

const pageSize = 10;

/** Tokens and rooms for video calls, and the log of past ones. */
export const videoInteraction = {
  'videoInteraction.createToken': ({ world, input }): OperationOutput<'videoInteraction.createToken'> => {
    const auth_token = giveToken(world);
    if (input.create_room !== true) return { auth_token };
    const room = openRoom(world, input.call_reference, input.phone_number);
    return { auth_token, call_reference: room.reference, guest_link: room.link };
  },
  'videoInteraction.getCalls': getCalls,
  'videoInteraction.getCall': ({ world, input: { id } }): OperationOutput<'videoInteraction.getCall'> => {
    const call = world.state.video.calls.find(({ callId }) => callId === id);
    if (!call) throw notFound(`There is no call ${id}`);
    return {
      ...times(call),
      AgentRating: call.agentRating,
      GuestRating: call.guestRating,
      Location: call.location,
      Conversation: [...call.conversation],
    };
  },
  'videoInteraction.getImage': ({ world, input }): OperationOutput<'videoInteraction.getImage'> => {
    const link = `/${input.link.replace(/^\/+/, '')}`;
    const known = world.state.video.calls.some(({ conversation }) =>
      conversation.some(({ data }) => data === link),
    );
    if (!known) throw notFound('There is no such image');
    return { content: snapshot, type: 'image/png', name: link.slice(link.lastIndexOf('/') + 1) };
  },
} satisfies Partial<Handlers>;

function getCalls({
  world,
  input,
}: ApiCall<OperationInput<'videoInteraction.getCalls'>>): OperationOutput<'videoInteraction.getCalls'> {
  const { from, to } = input;
  const [sought, cursor] = [textOf(input.q), textOf(input.cursor)];
  const calls = world.state.video.calls
    .filter(
      (call) =>
        (from === undefined || call.startedAt >= momentOf(from)) &&
        (to === undefined || call.startedAt < momentOf(to) + day) &&
        (sought === undefined || isSought(call, sought)),
    )
    .reverse();
  const start =
    cursor === undefined
      ? 0
      : Math.max(
          0,
          calls.findIndex(({ callId }) => callId === cursor),
        );
  const page = calls.slice(start, start + pageSize);
  return {
    prevCursor: start === 0 ? null : (calls[Math.max(0, start - pageSize)]?.callId ?? null),
    nextCursor: calls[start + pageSize]?.callId ?? null,
    list: page.map(listed),
  };
}

type Times = Pick<VideoInteractionGetCallOutput, 'CreatedAt' | 'FinishedAt' | 'Duration' | 'Status'>;

function times({ startedAt, endedAt, status }: VideoCall): Times {
  return {
    CreatedAt: exactMoment(startedAt),
    FinishedAt: endedAt === null ? null : exactMoment(endedAt),
    Duration: endedAt === null ? 0 : Math.round((endedAt - startedAt) / 1_000),
    Status: status,
  };
}

function listed(call: VideoCall): VideoInteractionGetCallsOutputList {
  const { callId, guest, reference, location } = call;
  return defined<VideoInteractionGetCallsOutputList>({
    CallId: callId,
    UserB_MSISDN: guest === null ? null : withoutPlus(guest),
    ...times(call),
    CountryISO2alpha: guest === null ? undefined : countryOf(guest),
    Reference: reference,
    Location: location,
  });
}

/** The photograph that every guest takes: a PNG of one pixel. */
export const snapshot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
