import { nextToken } from '../engine/ids';
import type { World } from '../engine/context';
import type { VideoRoom } from './video-store';

/** How long a token is accepted: 8x8 does not say. */
export const tokenLifeMs = 60 * 60_000;

/** How long a room stays open. */
export const roomLifeMs = 15 * 60_000;

/** Gives out a token; those that have expired are forgotten. */
export function giveToken({ state, time }: World): string {
  const { tokens } = state.video;
  const now = time.now();
  const token = nextToken(state, 'video');
  tokens.splice(0, tokens.length, ...tokens.filter(({ expiresAt }) => expiresAt > now), {
    token,
    expiresAt: now + tokenLifeMs,
  });
  return token;
}

/** Whether a token was given out, and has not expired. */
export function isTokenAccepted({ state, time }: World, token: string): boolean {
  return state.video.tokens.some((each) => each.token === token && each.expiresAt > time.now());
}

/** Opens a room under the reference, or under one of its own. */
export function openRoom(
  world: World,
  reference: string | undefined,
  phoneNumber: string | undefined,
): VideoRoom {
  const { state, time, url } = world;
  const key = nextToken(state, 'video').slice(0, 12);
  const room: VideoRoom = {
    reference: reference ?? key,
    ...(phoneNumber === undefined ? {} : { phoneNumber }),
    link: `${url}/video/guest/${key}`,
    openedAt: time.now(),
  };
  state.video.rooms.push(room);
  return room;
}
