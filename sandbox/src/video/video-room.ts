import type { Open } from 'cpaas-8x8';

import type { SandboxContext } from '../engine/context';
import { createAssertion, type SchemaFor } from '../server/validation/assert-valid';
import { callWithoutRequest, createSms } from '../sms/create-sms';
import { endRoomCall } from './video-calls';
import {
  videoCallTable,
  videoRoomTable,
  type LiveVideoCall,
  type VideoCall,
  type VideoRoom,
  type VideoEvent,
} from './video-store';
import { assertRoomIsOpen } from './video-tokens';

/** Names a room. */
export interface VideoRoomReference {
  /** The `call_reference` of the room. */
  readonly reference: string;
}

/** What somebody writes in the chat of a video call. */
export interface VideoRemark extends VideoRoomReference {
  readonly origin: Open<'agent' | 'guest'>;
  readonly text: string;
}

const reference = { type: 'string', minLength: 1 } as const;
export const videoRoomReferenceSchema: SchemaFor<VideoRoomReference> = {
  type: 'object',
  properties: { reference },
  required: ['reference'],
};

const assertValidReference = createAssertion(videoRoomReferenceSchema);

export const videoRemarkSchema: SchemaFor<VideoRemark> = {
  type: 'object',
  properties: {
    reference,
    origin: { type: 'string', enum: ['agent', 'guest'] },
    text: { type: 'string', minLength: 1, maxLength: 2_000 },
  },
  required: ['reference', 'origin', 'text'],
};

const assertValidRemark = createAssertion(videoRemarkSchema);

/** Returns the newest room with this reference. @throws {Error} when there is none. */
export function requireRoom(context: SandboxContext, request: VideoRoomReference): VideoRoom {
  assertValidReference(request, context.clock.now());
  return findRoom(context, request.reference);
}

function findRoom({ state }: SandboxContext, wanted: string): VideoRoom {
  const rooms = state.table(videoRoomTable).list();
  const room = rooms.findLast((each) => each.reference === wanted);
  if (!room) throw new Error(`There is no video room ${wanted}`);
  return room;
}

/** The agent logs in with the token. A guest whose number is known receives the link by SMS. */
export function logInAgent(context: SandboxContext, room: VideoRoom): VideoRoom {
  assertRoomIsOpen(context, room);
  if (room.agentLoggedInAt !== undefined) return room;
  updateRoom(context, room, { agentLoggedInAt: context.clock.now() });
  if (room.phoneNumber !== undefined) sendLink(context, room.link, room.phoneNumber);
  return room;
}

/** The guest opens the link and joins: the call begins. The sandbox plays the agent's part. */
export function joinRoom(context: SandboxContext, room: VideoRoom): VideoRoom {
  assertRoomIsOpen(context, room);
  if (room.call === undefined)
    updateRoom(context, room, {
      call: { startedAt: context.clock.now(), conversation: [], location: null },
    });
  return room;
}

/** The guest or the agent writes in the chat of the call. */
export function addRemark(
  context: SandboxContext,
  remark: VideoRemark,
  room = findRoom(context, remark.reference),
): VideoRoom {
  assertValidRemark(remark, context.clock.now());
  const { origin, text } = remark;
  const call = requireCall(room);
  const item = { origin, timestamp: context.clock.now(), data: text };
  updateRoom(context, room, { call: { ...call, conversation: [...call.conversation, item] } });
  return room;
}

/** The guest shares a position. */
export function shareLocation(
  context: SandboxContext,
  room: VideoRoom,
  location: NonNullable<VideoCall['location']>,
): VideoRoom {
  updateRoom(context, room, { call: { ...requireCall(room), location } });
  return room;
}

/** The guest or the agent ends the call. @throws {Error} when there is no call. */
export function leaveRoom(context: SandboxContext, room: VideoRoom): VideoCall {
  const call = endRoomCall(context, room);
  if (!call) throw new Error(`Nobody is in the room ${room.reference}`);
  return call;
}

/** The guest rates the last call of the room, from 1 to 5. */
export function rateCall(context: SandboxContext, room: VideoRoom, rating: number): void {
  const calls = context.state.table(videoCallTable);
  const call = calls.get(room.lastCallId ?? '');
  if (!call) throw new Error('There is no call to rate');
  if (!Number.isInteger(rating) || rating < 1 || rating > 5)
    throw new Error('rating must be a whole number from 1 to 5');
  calls.update(call, { guestRating: String(rating) });
  context.eventFeed.emit<VideoEvent>({ kind: 'video', call });
}

function requireCall({ call, reference: name }: VideoRoom): LiveVideoCall {
  if (!call) throw new Error(`The guest has not joined the room ${name}`);
  return call;
}

function updateRoom(context: SandboxContext, room: VideoRoom, changes: Partial<VideoRoom>): void {
  context.state.table(videoRoomTable).update(room, changes);
  context.eventFeed.emit<VideoEvent>({ kind: 'video', room });
}

function sendLink(context: SandboxContext, link: string, destination: string): void {
  createSms(callWithoutRequest(context), {
    fields: { destination },
    text: `Join the video call: ${link}`,
  });
}
