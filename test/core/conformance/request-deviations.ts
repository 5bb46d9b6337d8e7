import type { Deviation } from './deviations';
import { voiceRequestDeviations } from './voice-deviations';

/** The requests of the client that are correct but do not match 8x8's OpenAPI files, and why. The test accepts them. */
export const requestDeviations: readonly Deviation[] = [
  ...voiceRequestDeviations,
  {
    because:
      'The file demands of the body what stands in the path, lists no such field, and its sample has none',
    differences: ["automation.*Definition body: must have required property 'accountId'"],
  },
];
