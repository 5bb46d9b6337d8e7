import type { Open } from 'cpaas-8x8';

import type { SandboxContext } from '../engine/context';
import { sameAddress } from '../numbers/phone-numbers';
import { createAssertion } from '../server/validation/assert-valid';
import type { VideoCall } from './video-store';
import { roomLifetimeMs } from './video-tokens';

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

const assertValid = createAssertion<VideoCallRequest>({
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
});

const firstCallId = 5_700;

/** Simulates a video call that has just ended. @throws {Error} when the room is closed. */
export function simulateVideoCall(context: SandboxContext, request: VideoCallRequest): VideoCall {
  assertValid(request, context.clock.now());
  const { video } = context.state;
  const now = context.clock.now();
  const room = video.rooms.findLast(
    ({ reference }) => request.reference === undefined || reference === request.reference,
  );
  if (room && request.reference !== undefined && now > room.openedAt + roomLifetimeMs)
    throw new Error(`The room ${request.reference} has closed: rooms are open for 15 minutes`);
  const startedAt = now - (request.seconds ?? 25) * 1_000;
  const isMissed = request.missed === true;
  const call: VideoCall = {
    callId: String(firstCallId + video.calls.length),
    reference: request.reference ?? room?.reference ?? 'sandbox-call',
    guest: request.guest ?? room?.phoneNumber ?? null,
    startedAt,
    endedAt: isMissed ? null : now,
    status: isMissed ? 'C' : 'E',
    location: request.location ?? null,
    agentRating: null,
    guestRating: request.rating === undefined ? null : String(request.rating),
    conversation: [...createChatItems(request, startedAt), ...createSnapshotItems(request, now)],
  };
  video.calls.push(call);
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
