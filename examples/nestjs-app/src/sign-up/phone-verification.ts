import { Injectable } from '@nestjs/common';
import { createVerifier, type CheckResult, type SavedVerification, type Verifier } from 'cpaas-8x8';
import { VerificationService } from 'nestjs-8x8';

/** Numbers that are being verified, and those that were. In memory: a shop keeps both in its database. */
@Injectable()
export class PhoneVerification {
  private readonly verifier: Verifier;
  private readonly open = new Map<string, SavedVerification>();
  private readonly verified = new Set<string>();

  constructor(verification: VerificationService) {
    this.verifier = createVerifier(verification, { brand: 'Example Shop', codeLength: 6 });
  }

  /** Sends a code, and answers what it is to be confirmed with. */
  async start(destination: string): Promise<{ readonly sessionId: string }> {
    const session = await this.verifier.start(destination);
    this.open.set(session.sessionId, { ...session.toJSON(), destination });
    return { sessionId: session.sessionId };
  }

  /** Checks a code; a number counts as verified once, whatever is checked afterwards. */
  async confirm(
    sessionId: string,
    code: string,
  ): Promise<CheckResult & { readonly destination?: string | undefined }> {
    const saved = this.open.get(sessionId);
    if (!saved) return { status: 'expired' };
    const session = this.verifier.resume(saved);
    const result = await session.check(code);
    const { destination } = saved;
    if (result.status === 'wrong' || result.status === 'malformed' || result.status === 'unknown') {
      if (this.open.has(sessionId))
        this.open.set(sessionId, { ...session.toJSON(), ...(destination && { destination }) });
      return result;
    }
    if (!this.open.delete(sessionId)) return { status: 'expired' };
    if (result.status === 'verified' && destination) this.verified.add(destination);
    return { ...result, destination };
  }
}
