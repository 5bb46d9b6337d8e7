import type { OwnOperation } from '../local-operations/local-operation';
import { verifyNumber } from './wait-for-code';
import { deliverMessage, deliverSms } from './wait-for-delivery';
import { askByMessage, askBySms } from './wait-for-person';

export { hear, waitingWebhooks } from './waiting-webhooks';

/** The operations that send, and sleep until something has come of it. */
export const waitingOperations: readonly OwnOperation[] = [
  askBySms,
  askByMessage,
  deliverSms,
  deliverMessage,
  verifyNumber,
];
