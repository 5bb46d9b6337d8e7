import { containsText, takeLast } from '../engine/json';
import type { SandboxState } from '../engine/state/state';
import { sameAddress } from '../numbers/phone-numbers';
import { videoCallTable, videoRoomTable, type VideoCall, type VideoRoom } from './video-store';

/** Selects video rooms. Absent fields match any. */
export interface VideoRoomFilter {
  /** The `call_reference` of the room. */
  readonly reference?: string;
  /** The guest's phone number. */
  readonly number?: string;
  /** Part of anything in the room, ignoring case: its reference, its link, what is written in its call, … */
  readonly search?: string;
  /** The link of a room: only older ones are returned. None if there is no such room. */
  readonly before?: string;
  /** The maximum number of rooms. The newest are returned. */
  readonly limit?: number;
}

/** Selects past video calls. Absent fields match any. */
export interface VideoCallFilter {
  readonly callId?: string;
  /** The `call_reference` of the call. */
  readonly reference?: string;
  /** The guest's phone number. */
  readonly number?: string;
  /** `E`: ended, `C`: cancelled, because the guest missed it. */
  readonly status?: string;
  /** Part of anything in the call, ignoring case: its reference, a remark, … */
  readonly search?: string;
  /** The ID of a call: only older ones are returned. None if there is no such call. */
  readonly before?: string;
  /** The maximum number of calls. The newest are returned. */
  readonly limit?: number;
}

/** Lists the matching rooms, oldest first. */
export function findVideoRooms(state: SandboxState, filter: VideoRoomFilter = {}): VideoRoom[] {
  const { reference, number, search, before, limit } = filter;
  const matching = listBefore(state.table(videoRoomTable).values(), before, ({ link }) => link).filter(
    (room) =>
      (reference === undefined || room.reference === reference) &&
      isGuest(room.phoneNumber, number) &&
      (search === undefined || containsText(room, search)),
  );
  return takeLast(matching, limit);
}

/** Lists the matching past calls, oldest first. */
export function findVideoCalls(state: SandboxState, filter: VideoCallFilter = {}): VideoCall[] {
  const { number, search, before, limit } = filter;
  const matching = listBefore(state.table(videoCallTable).values(), before, ({ callId }) => callId).filter(
    (call) =>
      (['callId', 'reference', 'status'] as const).every(
        (name) => filter[name] === undefined || filter[name] === call[name],
      ) &&
      isGuest(call.guest, number) &&
      (search === undefined || containsText(call, search)),
  );
  return takeLast(matching, limit);
}

/** The rows before the one with a key. */
function listBefore<Row>(
  rows: Iterable<Row>,
  before: string | undefined,
  keyOf: (row: Row) => string,
): Row[] {
  const list = [...rows];
  if (before === undefined) return list;
  const end = list.findIndex((row) => keyOf(row) === before);
  return end === -1 ? [] : list.slice(0, end);
}

const isGuest = (guest: string | null | undefined, number: string | undefined): boolean =>
  number === undefined || (typeof guest === 'string' && sameAddress(guest, number));
