import { createHash, timingSafeEqual } from 'node:crypto';
import { Injectable, UnauthorizedException, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { setting } from '../settings';

/** Lets in who knows the secret that Okta was given as the hook's authentication field `Authorization`. */
@Injectable()
export class OktaSecret implements CanActivate {
  private readonly wanted = hashOf(setting('OKTA_HOOK_SECRET'));

  canActivate(context: ExecutionContext): boolean {
    const { headers } = context
      .switchToHttp()
      .getRequest<{ readonly headers: { readonly authorization?: string } }>();
    // Hashes, since only texts of one length can be compared in constant time.
    if (timingSafeEqual(hashOf(headers.authorization ?? ''), this.wanted)) return true;
    throw new UnauthorizedException('The Authorization is missing or wrong.');
  }
}

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();
