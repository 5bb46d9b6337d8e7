import type { Deviation } from './deviations';
import { voiceRequestDeviations } from './voice-deviations';

/** Correct requests that do not match 8x8's OpenAPI files, and why. */
export const requestDeviations: readonly Deviation[] = [
  ...voiceRequestDeviations,
  {
    because:
      'The file demands of the body what stands in the path, lists no such field, and its sample has none',
    differences: ["automation.*Definition body: must have required property 'accountId'"],
  },
];
