import { defined, spelled, textOf, type JsonObject } from '../json';
import { countryOf } from '../numbers/dialling-codes';
import { withoutPlus } from '../numbers/phone-numbers';
import { notFound } from '../server/problem';
import { day, momentOf } from '../time/moments';
import { isSought } from '../video/hold-call';
import { snapshot } from '../video/snapshot';
import type { VideoCall } from '../video/video-book';
import { giveToken, openRoom } from '../video/video-tokens';
import { exactMoment } from '../voice/call-times';
import type { ApiCall, Behaviour } from './api-call';
import { reply } from './reply';

const pageSize = 10;

/** Tokens and rooms for video calls, and the log of past ones. */
export const videoInteraction: Readonly<Record<string, Behaviour>> = {
  'videoInteraction.createToken': ({ world, input }) => {
    const auth_token = giveToken(world);
    if (input['create_room'] !== true) return { auth_token };
    const room = openRoom(world, textOf(input['call_reference']), textOf(input['phone_number']));
    return { auth_token, call_reference: room.reference, guest_link: room.link };
  },
  'videoInteraction.getCalls': getCalls,
  'videoInteraction.getCall': ({ world, input }) => {
    const id = spelled(input['id']);
    const call = world.state.video.calls.find(({ callId }) => callId === id);
    if (!call) throw notFound(`There is no call ${id}`);
    return {
      ...times(call),
      AgentRating: call.agentRating,
      GuestRating: call.guestRating,
      Location: call.location,
      Conversation: call.conversation,
    };
  },
  'videoInteraction.getImage': ({ world, input }) => {
    const link = `/${spelled(input['link']).replace(/^\/+/, '')}`;
    const known = world.state.video.calls.some(({ conversation }) =>
      conversation.some(({ data }) => data === link),
    );
    if (!known) throw notFound('There is no such image');
    const name = link.slice(link.lastIndexOf('/') + 1);
    return reply(200, snapshot, {
      'content-type': 'image/png',
      'content-disposition': `inline; filename="${name}"`,
    });
  },
};

function getCalls({ world, input }: ApiCall): JsonObject {
  const [from, to, sought, cursor] = ['from', 'to', 'q', 'cursor'].map((name) => textOf(input[name]));
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

function times({ startedAt, endedAt, status }: VideoCall): JsonObject {
  return {
    CreatedAt: exactMoment(startedAt),
    FinishedAt: endedAt === null ? null : exactMoment(endedAt),
    Duration: endedAt === null ? 0 : Math.round((endedAt - startedAt) / 1_000),
    Status: status,
  };
}

function listed(call: VideoCall): JsonObject {
  const { callId, guest, reference, location } = call;
  return defined({
    CallId: callId,
    UserB_MSISDN: guest === null ? null : withoutPlus(guest),
    ...times(call),
    CountryISO2alpha: guest === null ? undefined : countryOf(guest),
    Reference: reference,
    Location: location,
  });
}
