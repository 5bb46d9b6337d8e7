import type { ApiTraits } from './server/operations/api-traits';
import { isTokenAccepted } from './video/video-tokens';
import { createVoiceErrorResponse } from './voice/voice-errors';

/** What some APIs do in a way of their own, by the name of the API in the catalogue. */
export const apiTraits: Readonly<Record<string, ApiTraits>> = {
  videoInteraction: { isTokenAccepted },
  voice: { createErrorResponse: createVoiceErrorResponse },
};
