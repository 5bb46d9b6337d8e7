import { sameAddress } from '../numbers/phone-numbers';
import type { World } from '../engine/context';
import type { Verification, VerificationFilter } from './verification';

/** A verification as it stands now: time alone may have ended it. */
export function asItStands({ time }: World, verification: Verification): Verification {
  if (verification.status === 'WAITING' && time.now() >= verification.expiresAt)
    verification.status = 'EXPIRED';
  return verification;
}

/** The verifications meant, oldest first. */
export function verificationsMeant(world: World, filter: VerificationFilter = {}): Verification[] {
  const { sessionId, destination, status } = filter;
  return [...world.state.verifications.values()]
    .map((each) => asItStands(world, each))
    .filter((each) => sessionId === undefined || each.sessionId === sessionId)
    .filter((each) => destination === undefined || sameAddress(destination, each.destination))
    .filter((each) => status === undefined || each.status === status.toUpperCase());
}

/** The verification of this number that still waits for its code. */
export function pendingVerification(
  world: World,
  subAccountId: string,
  destination: string,
): Verification | undefined {
  return verificationsMeant(world, { destination, status: 'WAITING' }).findLast(
    (each) => each.subAccountId === subAccountId,
  );
}
