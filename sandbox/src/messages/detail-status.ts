import type { SmsGetDetailsOutputStatus } from 'cpaas-8x8';

import { defined } from '../engine/json';
import type { MessageStatus } from './message';

/** A status as details show it: there `failed` plays the part of `rejected`. */
export function detailStatus({
  state,
  detail,
  errorCode,
  errorMessage,
  timestamp,
}: MessageStatus): SmsGetDetailsOutputStatus {
  return defined<SmsGetDetailsOutputStatus>({
    state: state === 'rejected' ? 'failed' : state,
    detail,
    errorCode,
    errorMessage,
    timestamp,
  });
}
