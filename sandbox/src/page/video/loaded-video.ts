import { signal } from '@preact/signals';

import type { VideoCall, VideoRoom } from '../../video/video-store';
import { control } from '../state/control-client';

/** The maximum number of rooms, and of past calls, that the panel shows. */
export const maxShown = 100;

/** The rooms by link, oldest first. */
export const videoRooms = signal<ReadonlyMap<string, VideoRoom>>(new Map());

/** The past calls by ID, oldest first. */
export const videoCalls = signal<ReadonlyMap<string, VideoCall>>(new Map());

/** Loads the rooms and the past calls, at the start and after a reset. */
export async function loadVideo(): Promise<void> {
  const [rooms, calls] = await Promise.all([
    control<VideoRoom[]>('GET', `/video-rooms?limit=${maxShown}`),
    control<VideoCall[]>('GET', `/video-calls?limit=${maxShown}`),
  ]);
  videoRooms.value = new Map(rooms.map((room) => [room.link, room]));
  videoCalls.value = new Map(calls.map((call) => [call.callId, call]));
}

/** Applies what has happened. */
export function updateVideo(
  events: readonly { readonly room?: VideoRoom; readonly call?: VideoCall }[],
): void {
  for (const { room, call } of events) {
    if (room) videoRooms.value = new Map(videoRooms.peek()).set(room.link, room);
    if (call) videoCalls.value = new Map(videoCalls.peek()).set(call.callId, call);
  }
}
