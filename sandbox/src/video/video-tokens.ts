import type { SandboxContext } from '../engine/context';
import { nextToken } from '../engine/ids';
import { videoRoomTable, videoTokenTable, type VideoRoom, type VideoEvent } from './video-store';

/** How long a token is valid. 8x8 does not document it; one hour is our choice. */
const tokenLifetimeMs = 60 * 60_000;

/** How long a room stays open for calls. */
export const roomLifetimeMs = 15 * 60_000;

/** Creates a token, and deletes expired ones. */
export function issueToken({ state, clock }: SandboxContext): string {
  const tokens = state.table(videoTokenTable);
  const now = clock.now();
  for (const each of tokens.values()) if (each.expiresAt <= now) tokens.delete(each);
  const token = nextToken(state, 'video');
  tokens.put({ token, expiresAt: now + tokenLifetimeMs });
  return token;
}

export function isTokenAccepted({ state, clock }: SandboxContext, token: string): boolean {
  const found = state.table(videoTokenTable).get(token);
  return found !== undefined && found.expiresAt > clock.now();
}

/** @throws {Error} when the room has closed. */
export function assertRoomIsOpen({ clock }: SandboxContext, { reference, openedAt }: VideoRoom): void {
  if (clock.now() > openedAt + roomLifetimeMs)
    throw new Error(`The room ${reference} has closed: rooms are open for 15 minutes`);
}

/** Opens a room with the given reference, or with a new one. */
export function openRoom(
  context: SandboxContext,
  reference: string | undefined,
  phoneNumber: string | undefined,
): VideoRoom {
  const { state, clock, url } = context;
  const key = nextToken(state, 'video').slice(0, 12);
  const room: VideoRoom = {
    reference: reference ?? key,
    ...(phoneNumber === undefined ? {} : { phoneNumber }),
    link: `${url}/video/guest/${key}`,
    openedAt: clock.now(),
  };
  state.table(videoRoomTable).put(room);
  context.eventFeed.emit<VideoEvent>({ kind: 'video', room });
  return room;
}
