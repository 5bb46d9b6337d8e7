import { nextToken } from '../engine/ids';
import type { SandboxContext } from '../engine/context';
import type { VideoRoom } from './video-store';

/** How long a token is accepted: 8x8 does not say. */
export const tokenLifetimeMs = 60 * 60_000;

/** How long a room stays open. */
export const roomLifetimeMs = 15 * 60_000;

/** Gives out a token; those that have expired are forgotten. */
export function issueToken({ state, clock: clock }: SandboxContext): string {
  const { tokens } = state.video;
  const now = clock.now();
  const token = nextToken(state, 'video');
  tokens.splice(0, tokens.length, ...tokens.filter(({ expiresAt }) => expiresAt > now), {
    token,
    expiresAt: now + tokenLifetimeMs,
  });
  return token;
}

/** Whether a token was given out, and has not expired. */
export function isTokenAccepted({ state, clock: clock }: SandboxContext, token: string): boolean {
  return state.video.tokens.some((each) => each.token === token && each.expiresAt > clock.now());
}

/** Opens a room under the reference, or under one of its own. */
export function openRoom(
  context: SandboxContext,
  reference: string | undefined,
  phoneNumber: string | undefined,
): VideoRoom {
  const { state, clock: clock, url } = context;
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
