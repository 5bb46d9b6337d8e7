import { failures, viberFailures, whatsAppFailures, type Failure } from './failures';

/**
 * A number ending with which a tester chooses what happens to a message: whether it is delivered, rejected or late.
 */
export interface MagicNumber {
  readonly ending: string;
  /** Shown in the README and on the page. */
  readonly effect: string;
}

/** All magic number endings for messages. */
export const magicNumbers: readonly MagicNumber[] = [
  { ending: '0000', effect: 'not delivered: the recipient is unreachable (SMS code 46, chat code 1)' },
  { ending: '0001', effect: 'not delivered: rejected by the operator (code 15)' },
  { ending: '0002', effect: 'stays in the state sent' },
  { ending: '0003', effect: 'stays in the state delivered_to_operator' },
  { ending: '0004', effect: 'delivered, never read' },
  { ending: '0006', effect: 'rejected: HTTP 200 with REJECTED' },
  { ending: '0007', effect: 'accepted, then state rejected (SMS code 99, chat code 43)' },
  { ending: '0008', effect: 'delivered after a minute' },
  { ending: '0009', effect: 'delivered; its receipts arrive twice and out of order' },
  ...Object.keys(whatsAppFailures).map((code) => ({
    ending: code,
    effect: `not delivered on WhatsApp with code ${code}; other channels and the SMS fallback deliver`,
  })),
  ...Object.keys(viberFailures).map((code) => ({
    ending: code,
    effect: `not delivered on Viber with code ${code}; other channels and the SMS fallback deliver`,
  })),
];

export function lastFourDigits(number: string): string {
  return number.slice(-4);
}

export function isRejectedNumber(number: string): boolean {
  return lastFourDigits(number) === '0006';
}

/** Returns how delivery to this number fails on a channel, or `undefined` if it does not fail. */
export function findMagicFailure(
  number: string,
  channel: string,
  isChatMessage: boolean,
): Failure | undefined {
  const ending = lastFourDigits(number);
  if (ending === '0000') return isChatMessage && channel !== 'SMS' ? failures.absent : failures.unreachable;
  if (ending === '0001') return failures.invalidDestination;
  if (ending === '0007') return isChatMessage ? failures.spam : failures.blocked;
  if (channel === 'WhatsApp') return whatsAppFailures[Number(ending)];
  return channel === 'Viber' ? viberFailures[Number(ending)] : undefined;
}
