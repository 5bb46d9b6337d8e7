import { defined, type JsonObject } from '../json';
import type { MessageStatus } from '../messages/message';

/** A status as details show it: there `failed` plays the part of `rejected`. */
export function detailStatus({
  state,
  detail,
  errorCode,
  errorMessage,
  timestamp,
}: MessageStatus): JsonObject {
  return defined({
    state: state === 'rejected' ? 'failed' : state,
    detail,
    errorCode,
    errorMessage,
    timestamp,
  });
}
