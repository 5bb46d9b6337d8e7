import type { Open } from 'cpaas-8x8';

import type { SandboxContext } from '../engine/context';
import { nextUuid } from '../engine/ids';
import { sameAddress } from '../numbers/phone-numbers';
import { createAssertion, type SchemaFor } from '../server/validation/assert-valid';
import { recordVideoCall } from './video-recordings';
import {
  videoCallTable,
  videoRoomTable,
  type VideoCall,
  type VideoRoom,
  type VideoEvent,
} from './video-store';
import { assertRoomIsOpen } from './video-tokens';

/** A video call between an agent and a guest. */
export interface VideoCallRequest {
  /** The reference of an opened room. Default: any room. */
  readonly reference?: string | undefined;
  /** The guest's phone number. Default: that of the room. */
  readonly guest?: string | undefined;
  /** The duration of the call. */
  readonly seconds?: number | undefined;
  /** Whether the guest did not join. */
  readonly missed?: boolean | undefined;
  /** The chat messages, in order. */
  readonly remarks?:
    | readonly { readonly origin: Open<'agent' | 'guest'>; readonly text: string }[]
    | undefined;
  /** The number of photos taken. */
  readonly snapshots?: number | undefined;
  /** The position of the guest. */
  readonly location?: { readonly lat: number; readonly long: number } | undefined;
  /** The guest's rating, 1 to 5. */
  readonly rating?: number | undefined;
}

export const videoCallSchema: SchemaFor<VideoCallRequest> = {
  type: 'object',
  properties: {
    reference: { type: 'string', minLength: 1 },
    guest: { type: 'string' },
    seconds: { type: 'integer', minimum: 0 },
    missed: { type: 'boolean' },
    remarks: {
      type: 'array',
      items: {
        type: 'object',
        properties: { origin: { type: 'string', enum: ['agent', 'guest'] }, text: { type: 'string' } },
        required: ['origin', 'text'],
      },
    },
    snapshots: { type: 'integer', minimum: 0 },
    location: {
      type: 'object',
      properties: { lat: { type: 'number' }, long: { type: 'number' } },
      required: ['lat', 'long'],
    },
    rating: { type: 'integer', minimum: 1, maximum: 5 },
  },
};

const assertValid = createAssertion(videoCallSchema);

/**
 * Records a video call that has just ended, as if an agent and a guest had held it: the sandbox has no video. A test
 * then reads it through the API.
 *
 * @throws {Error} when the room is closed.
 */
export function simulateVideoCall(context: SandboxContext, request: VideoCallRequest): VideoCall {
  assertValid(request, context.clock.now());
  const now = context.clock.now();
  const rooms = context.state.table(videoRoomTable).list();
  const room = rooms.findLast(
    ({ reference }) => request.reference === undefined || reference === request.reference,
  );
  if (room && request.reference !== undefined) assertRoomIsOpen(context, room);
  const startedAt = now - (request.seconds ?? 25) * 1_000;
  const isMissed = request.missed === true;
  return addVideoCall(context, {
    reference: request.reference ?? room?.reference ?? 'sandbox-call',
    guest: request.guest ?? room?.phoneNumber ?? null,
    startedAt,
    endedAt: isMissed ? null : now,
    status: isMissed ? 'C' : 'E',
    location: request.location ?? null,
    agentRating: null,
    guestRating: request.rating === undefined ? null : String(request.rating),
    conversation: [...createChatItems(request, startedAt), ...createSnapshotItems(request, now)],
  });
}

/** Ends the call in a room, and adds it to the past calls. */
export function endRoomCall(context: SandboxContext, room: VideoRoom): VideoCall | undefined {
  const { call, reference, phoneNumber } = room;
  if (!call) return undefined;
  const ended = addVideoCall(context, {
    ...call,
    reference,
    guest: phoneNumber ?? null,
    endedAt: context.clock.now(),
    status: 'E',
    agentRating: null,
    guestRating: null,
  });
  context.state.table(videoRoomTable).update(room, { call: undefined, lastCallId: ended.callId });
  context.eventFeed.emit<VideoEvent>({ kind: 'video', room });
  return ended;
}

const firstCallId = 5_700;

function addVideoCall(context: SandboxContext, fields: Omit<VideoCall, 'callId' | 'sessionId'>): VideoCall {
  const calls = context.state.table(videoCallTable);
  const ids = { callId: String(firstCallId + calls.size), sessionId: nextUuid(context.state, 'session') };
  const call = calls.put<VideoCall>({ ...ids, ...fields });
  if (call.endedAt !== null) recordVideoCall(context, call);
  context.eventFeed.emit<VideoEvent>({ kind: 'video', call });
  return call;
}

function createChatItems({ remarks = [] }: VideoCallRequest, startedAt: number): VideoCall['conversation'] {
  return remarks.map(({ origin, text }, index) => ({
    origin,
    timestamp: startedAt + (index + 1) * 1_000,
    data: text,
  }));
}

function createSnapshotItems({ snapshots = 0 }: VideoCallRequest, now: number): VideoCall['conversation'] {
  const date = new Date(now);
  const folder = `/s3/uploads/snapshots/${date.getUTCFullYear()}/${date.getUTCMonth() + 1}/${date.getUTCDate()}`;
  return Array.from({ length: snapshots }, (_, index) => {
    const timestamp = now + index;
    return { origin: 'guest', timestamp, data: `${folder}/${timestamp}-snapshot.png` };
  });
}

/** Matches the reference or the guest's number. */
export function matchesSearch({ reference, guest }: VideoCall, query: string): boolean {
  return reference === query || (guest !== null && sameAddress(guest, query));
}
