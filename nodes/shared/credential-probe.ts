import type { SubAccountKind } from '../../core/src/catalogue';
import { ApiError, TransportError } from '../../core/src/errors';
import type { EightByEightClient } from '../../core/src/generated';
import { isJsonObject } from '../../core/src/validation';

/** What the answer to a probe says about the API key and the ID. */
export type Verdict =
  /** The key belongs to the account or subaccount of the request. */
  | 'accepted'
  /** 8x8 does not know the key. */
  | 'wrong-key'
  /** 8x8 knows the key, but it does not belong to the account or subaccount of the request. */
  | 'wrong-id'
  /** The answer did not come from 8x8. */
  | 'not-8x8'
  /** Nothing is known. `why` is a sentence for the user. */
  | { readonly why: string };

/** A request that changes nothing and shows whether the key belongs to an account or subaccount. */
export interface Probe {
  readonly send: (client: EightByEightClient) => Promise<unknown>;
  /** Whether an answer with status 200 can come from 8x8. */
  readonly isExpected: (answer: unknown) => boolean;
  /** Set if the request asks for something that does not exist: then 8x8 answers 404 if key and subaccount are right. */
  readonly expects404?: true;
}

/** No message and no verification has this ID. */
const unusedId = '00000000-0000-4000-8000-000000000000';

export const accountProbe: Probe = {
  send: (client) => client.sms.getWebhooks(),
  isExpected: Array.isArray,
};

export const subAccountProbes: Readonly<Record<SubAccountKind, (subAccountId: string) => Probe>> = {
  sms: (subAccountId) => ({
    send: (client) => client.sms.getDetails({ subAccountId, umid: unusedId }),
    isExpected: () => false,
    expects404: true,
  }),
  chatApps: (subAccountId) => ({
    send: (client) => client.chatApps.getDetails({ subAccountId, umid: unusedId }),
    isExpected: () => false,
    expects404: true,
  }),
  verification: (subAccountId) => ({
    send: (client) => client.verification.getStatus({ subAccountId, sessionId: unusedId }),
    isExpected: () => false,
    expects404: true,
  }),
  voice: (subAccountId) => ({
    send: (client) => client.voice.getNumbers({ subAccountId }),
    isExpected: (answer) => isJsonObject(answer) && Array.isArray(answer['numbers']),
  }),
};

/** Sends the request of a probe. `isCustomHost`: the host is not one of 8x8's, so any server may have answered. */
export async function runProbe(
  probe: Probe,
  client: EightByEightClient,
  isCustomHost: boolean,
): Promise<Verdict> {
  try {
    return probe.isExpected(await probe.send(client)) ? 'accepted' : 'not-8x8';
  } catch (error) {
    if (error instanceof ApiError) return verdictOf(error, probe, isCustomHost);
    if (error instanceof TransportError) {
      return error.reason === 'not-json' ? 'not-8x8' : { why: connectionAdvice(error, isCustomHost) };
    }
    return { why: error instanceof Error ? error.message : String(error) };
  }
}

function verdictOf({ status, code }: ApiError, { expects404 }: Probe, isCustomHost: boolean): Verdict {
  if (status === 429) return { why: '8x8 gets too many requests right now. Wait a minute, then test again.' };
  if (status >= 500) return { why: `8x8 cannot answer right now (status ${status}). Test again later.` };
  // 8x8 gives each of its errors a code. Without a code, another server may have answered.
  if (status < 400 || (isCustomHost && code === undefined)) return 'not-8x8';
  if (status === 401) return 'wrong-key';
  return status === 404 && expects404 ? 'accepted' : 'wrong-id';
}

function connectionAdvice({ reason, cause }: TransportError, isCustomHost: boolean): string {
  const what = cause instanceof Error ? `${upperFirst(cause.message)}. ` : '';
  if (!isCustomHost) return `${what}Check that n8n can reach the internet, then test again.`;
  return reason === 'connect' || reason === 'timeout'
    ? `${what}Check the host and the port under Base URL, and that the server runs.`
    : `${what}Check Base URL: whether it begins with http:// or https://, and its port.`;
}

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
