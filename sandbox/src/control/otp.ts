import type { SandboxContext } from '../engine/context';
import { findLatestMessage } from '../messages/message-store';
import { findVerifications } from '../verification/verification-store';
import { waitFor, type WaitOptions } from './events/wait';

/**
 * Returns the code that a person would enter: of the verification that waits for one, or otherwise the first 4 to 8
 * digits in the last message to the number. Waits for the first one.
 */
export function waitForCode(context: SandboxContext, number: string, options?: WaitOptions): Promise<string> {
  return waitFor(
    context,
    {
      current: findCode(context, number),
      match: () => findCode(context, number),
      description: `a code for ${number}`,
    },
    options,
  );
}

function findCode(context: SandboxContext, number: string): string | undefined {
  const verification = findVerifications(context, { destination: number, status: 'WAITING' }).at(-1);
  if (verification) return verification.code;
  const message = findLatestMessage(context.state, { to: number, direction: 'outbound' });
  return /(?<!\d)\d{4,8}(?!\d)/.exec(message?.text ?? '')?.[0];
}
