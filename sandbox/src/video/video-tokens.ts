import type { SandboxContext } from '../engine/context';
import { nextToken } from '../engine/ids';
import type { VideoRoom } from './video-store';

/** How long a token is valid. 8x8 does not document it; one hour is our choice. */
export const tokenLifetimeMs = 60 * 60_000;

/** How long a room stays open for calls. */
export const roomLifetimeMs = 15 * 60_000;

/** Creates a token, and deletes expired ones. */
export function issueToken({ state, clock }: SandboxContext): string {
  const { tokens } = state.video;
  const now = clock.now();
  const token = nextToken(state, 'video');
  tokens.splice(0, tokens.length, ...tokens.filter(({ expiresAt }) => expiresAt > now), {
    token,
    expiresAt: now + tokenLifetimeMs,
  });
  return token;
}

export function isTokenAccepted({ state, clock }: SandboxContext, token: string): boolean {
  return state.video.tokens.some((each) => each.token === token && each.expiresAt > clock.now());
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
  state.video.rooms.push(room);
  return room;
}
