import { HttpFailure, RejectedError, TransportError } from 'cpaas-8x8';
import { commandStatus } from '../protocol/command-status';
import { operations } from './bind-settings';

type Reason = TransportError['reason'];

const allowList =
  'Check host, port and tls, your network, and that your IP address is on the allow list of your account at 8x8.';

/** Codes of Node's errors about certificates. */
const certificateCodes = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS_CERT/;

/** A connection that could not be opened, or did not bind. No message was sent on it. */
export function bindFailure(
  reason: Reason,
  what: string,
  advice = allowList,
  cause?: unknown,
): TransportError {
  const options = cause === undefined ? undefined : { cause };
  return new TransportError(
    operations.bind,
    reason,
    'not-sent',
    `${operations.bind} failed: ${what}`,
    advice,
    1,
    options,
  );
}

/** The failure of a socket while it connects. */
export function socketFailure(error: unknown, place: string): TransportError {
  const code = codeOf(error);
  if (certificateCodes.test(code)) {
    const advice =
      'Compare host with the name in the certificate, or give the certificate of its issuer in tls.ca.';
    return bindFailure(
      'certificate',
      `the certificate of ${place} was not accepted (${code})`,
      advice,
      error,
    );
  }
  return bindFailure('connect', `no connection to ${place} (${code})`, allowList, error);
}

/** What is known of an error, without its text, which can contain anything. */
export function codeOf(error: unknown): string {
  const { code } = Object(error) as { readonly code?: unknown };
  return typeof code === 'string' ? code : error instanceof HttpFailure ? error.reason : 'unknown error';
}

/** 8x8 answered a bind with an error. */
export function bindRefused(status: number): RejectedError<{ readonly commandStatus: number }> {
  const { name, meaning, advice } = commandStatus(status);
  return new RejectedError(operations.bind, `${meaning} (${name})`, advice, status, {
    commandStatus: status,
  });
}
