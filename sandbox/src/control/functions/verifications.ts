import type { SandboxContext } from '../../engine/context';
import {
  findVerifications,
  type Verification,
  type VerificationFilter,
} from '../../verification/verification-store';
import type { WaitOptions } from '../events/wait';
import { waitForCode } from '../otp';

/** One-time codes. */
export interface VerificationFunctions {
  /** Lists the verifications with their codes, oldest first. */
  verifications(filter?: VerificationFilter): Verification[];
  /** Returns the code that was sent to a number last, or waits for the first one. @throws {WaitTimeout} */
  otp(number: string, options?: WaitOptions): Promise<string>;
}

export const createVerificationFunctions = (context: SandboxContext): VerificationFunctions => ({
  verifications: (filter) => findVerifications(context, filter),
  otp: (number, options) => waitForCode(context, number, options),
});
