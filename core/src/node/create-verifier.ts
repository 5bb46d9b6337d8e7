import {
  createVerifierWithClock,
  type VerificationApi,
  type Verifier,
  type VerifierOptions,
} from '../verification';

/**
 * A helper over the verification API: sends codes, checks each once, and knows when they may be sent again.
 *
 * Follows https://developer.8x8.com/connect/reference/verify-request-v2.
 *
 * @example
 * const verifier = createVerifier(client.verification, { brand: 'ExampleCo', codeLength: 6 });
 * const { sessionId } = await verifier.start('+6591234567');
 * const { status } = await verifier.resume(sessionId).check('493027');
 */
export function createVerifier(api: VerificationApi, options: VerifierOptions = {}): Verifier {
  const { now = Date.now, ...settings } = options;
  return createVerifierWithClock(api, now, settings);
}
