import { Injectable } from '@nestjs/common';
import { createVerifier, type CheckResult, type SavedVerification, type Verifier } from 'cpaas-8x8';
import { VerificationService } from 'nestjs-8x8';

/** Verifies phone numbers with one-time codes. Kept in memory here; a real shop uses its database. */
@Injectable()
export class PhoneVerification {
  private readonly verifier: Verifier;
  private readonly sessions = new Map<string, SavedVerification>();
  private readonly verified = new Set<string>();

  constructor(verification: VerificationService) {
    this.verifier = createVerifier(verification, { brand: 'Example Shop', codeLength: 6 });
  }

  /** Sends a code, and returns the ID of the session that checks it. */
  async start(destination: string): Promise<{ readonly sessionId: string }> {
    const session = await this.verifier.start(destination);
    this.sessions.set(session.sessionId, { ...session.toJSON(), destination });
    return { sessionId: session.sessionId };
  }

  /** Checks a code. Only one of several simultaneous checks can verify the number. */
  async confirm(
    sessionId: string,
    code: string,
  ): Promise<CheckResult & { readonly destination?: string | undefined }> {
    const saved = this.sessions.get(sessionId);
    if (!saved) return { status: 'expired' };
    const session = this.verifier.resume(saved);
    const result = await session.check(code);
    const { destination } = saved;
    if (result.status === 'wrong' || result.status === 'malformed' || result.status === 'unknown') {
      if (this.sessions.has(sessionId))
        this.sessions.set(sessionId, { ...session.toJSON(), ...(destination && { destination }) });
      return result;
    }
    if (!this.sessions.delete(sessionId)) return { status: 'expired' };
    if (result.status === 'verified' && destination) this.verified.add(destination);
    return { ...result, destination };
  }
}
