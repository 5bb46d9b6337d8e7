import type {
  OperationInput,
  OperationOutput,
  VideoInteractionGetCallOutput,
  VideoInteractionGetCallsOutputList,
} from 'cpaas-8x8';

import { withoutUndefined, asText } from '../engine/json';
import { dayMs, parseTimestamp, formatWithMilliseconds } from '../engine/timestamps';
import { findCountry } from '../numbers/dialling-codes';
import { stripPlus } from '../numbers/phone-numbers';
import { notFound } from '../server/api-error';
import type { ApiCall, Handlers } from '../server/operations/api-call';
import { matchesSearch } from './video-calls';
import { videoCallTable, type VideoCall } from './video-store';
import { issueToken, openRoom } from './video-tokens';

const pageSize = 10;

/** Creates tokens and rooms for video calls, and reads past calls. */
export const videoHandlers = {
  'videoInteraction.createToken': ({ context, input }): OperationOutput<'videoInteraction.createToken'> => {
    const auth_token = issueToken(context);
    if (input.create_room !== true) return { auth_token };
    const room = openRoom(context, input.call_reference, input.phone_number);
    return { auth_token, call_reference: room.reference, guest_link: room.link };
  },
  'videoInteraction.getCalls': getCalls,
  'videoInteraction.getCall': ({ context, input: { id } }): OperationOutput<'videoInteraction.getCall'> => {
    const call = context.state.table(videoCallTable).get(id);
    if (!call) throw notFound(`There is no call ${id}`);
    return {
      ...toCallTimes(call),
      AgentRating: call.agentRating,
      GuestRating: call.guestRating,
      Location: call.location,
      Conversation: [...call.conversation],
    };
  },
  'videoInteraction.getImage': ({ context, input }): OperationOutput<'videoInteraction.getImage'> => {
    const link = `/${input.link.replace(/^\/+/, '')}`;
    const exists = context.state
      .table(videoCallTable)
      .find(({ conversation }) => conversation.some(({ data }) => data === link));
    if (!exists) throw notFound('There is no such image');
    return { content: sampleImage, type: 'image/png', name: link.slice(link.lastIndexOf('/') + 1) };
  },
} satisfies Partial<Handlers>;

function getCalls({
  context,
  input,
}: ApiCall<OperationInput<'videoInteraction.getCalls'>>): OperationOutput<'videoInteraction.getCalls'> {
  const { from, to } = input;
  const [query, cursor] = [asText(input.q), asText(input.cursor)];
  const calls = context.state
    .table(videoCallTable)
    .filter(
      (call) =>
        (from === undefined || call.startedAt >= parseTimestamp(from)) &&
        (to === undefined || call.startedAt < parseTimestamp(to) + dayMs) &&
        (query === undefined || matchesSearch(call, query)),
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
    list: page.map(toListEntry),
  };
}

type CallTimes = Pick<VideoInteractionGetCallOutput, 'CreatedAt' | 'FinishedAt' | 'Duration' | 'Status'>;

function toCallTimes({ startedAt, endedAt, status }: VideoCall): CallTimes {
  return {
    CreatedAt: formatWithMilliseconds(startedAt),
    FinishedAt: endedAt === null ? null : formatWithMilliseconds(endedAt),
    Duration: endedAt === null ? 0 : Math.round((endedAt - startedAt) / 1_000),
    Status: status,
  };
}

function toListEntry(call: VideoCall): VideoInteractionGetCallsOutputList {
  const { callId, guest, reference, location } = call;
  return withoutUndefined<VideoInteractionGetCallsOutputList>({
    CallId: callId,
    UserB_MSISDN: guest === null ? null : stripPlus(guest),
    ...toCallTimes(call),
    CountryISO2alpha: guest === null ? undefined : findCountry(guest),
    Reference: reference,
    Location: location,
  });
}

/** A PNG of one pixel, used for every photo. */
const sampleImage = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
