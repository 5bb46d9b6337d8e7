import { isTokenAccepted } from './video/video-tokens';
import type { World } from './engine/context';

/** Whether a token was given out and still counts, by the API whose operations take tokens in place of the key. */
export const tokenChecks: Readonly<Record<string, (world: World, token: string) => boolean>> = {
  videoInteraction: isTokenAccepted,
};
