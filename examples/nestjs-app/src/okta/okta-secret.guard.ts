import { createHash, timingSafeEqual } from 'node:crypto';
import { Injectable, UnauthorizedException, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { setting } from '../settings';

/** Accepts only requests with the secret that is configured in Okta as the hook's `Authorization` header. */
@Injectable()
export class OktaSecret implements CanActivate {
  private readonly expected = hashOf(setting('OKTA_HOOK_SECRET'));

  canActivate(context: ExecutionContext): boolean {
    const { headers } = context
      .switchToHttp()
      .getRequest<{ readonly headers: { readonly authorization?: string } }>();
    // Hashes have the same length, which the constant-time comparison needs.
    if (timingSafeEqual(hashOf(headers.authorization ?? ''), this.expected)) return true;
    throw new UnauthorizedException('The Authorization header is missing or wrong.');
  }
}

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();
