import {
  createVerifierWithClock,
  type CheckResult,
  type VerificationSession,
} from '../../../core/src/verification';
import type { IDataObject, IExecuteFunctions, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { clientFor } from '../../shared/client';
import { toNodeError } from '../../shared/node-error';
import { isRecord } from '../fields/field';
import type { LocalOperation } from '../local-operations/local-operation';
import { beginWaiting } from './start-waiting';
import { entryNamed, fieldsWithout, inputOf } from './catalogue-operation';
import { codePage, verdictPage, wordsFor } from './code-page';
import { waitOptions } from './wait-limit';
import { answerJson, bodyOf, leftBehind, methodOf, showPage, wantsJson } from './webhook-response';

export const sendCodeAndWait = 'sendCodeAndWait';

const start = entryNamed('verification.start');

/** Sends a one-time code, and waits until the person has entered it. */
export const verifyNumber: LocalOperation = {
  id: sendCodeAndWait,
  resource: start.operation.resource,
  title: 'Send Code and Wait',
  action: 'Send code and wait',
  summary:
    'Sends a one-time code and waits until it is entered on the page at $execution.resumeUrl or posted there as {"code": "…"}',
  properties: [...fieldsWithout(start, []), waitOptions()],
  execute: (context) =>
    beginWaiting(context, start, async () => {
      const { destination, ...settings } = inputOf(context, start);
      const verifier = await verifierFor(context);
      const session = await verifier.start(textOf(destination), settings);
      return { ...outcomeOf('timedOut', session), verification: kept(session) };
    }),
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

async function verifierFor(context: IExecuteFunctions | IWebhookFunctions) {
  const client = await clientFor(context);
  return createVerifierWithClock(client.verification, Date.now);
}

/** As much of the verification as it takes to go on with it. */
function kept(session: VerificationSession): IDataObject {
  const { sessionId, destination, attempt = 0, settings } = session.toJSON();
  const subAccountId = settings?.subAccountId;
  return {
    sessionId,
    attempt,
    destination,
    ...(subAccountId === undefined ? {} : { settings: { subAccountId } }),
  };
}

type End = 'verified' | 'expired' | 'failed' | 'timedOut';

function outcomeOf(state: End, session: VerificationSession): IDataObject {
  const { attempt = 0, destination } = session.toJSON();
  return {
    verified: state === 'verified',
    state,
    attempts: attempt,
    destination,
    sessionId: session.sessionId,
  };
}

const isEnd = (status: CheckResult['status']): status is Exclude<End, 'timedOut'> =>
  status === 'verified' || status === 'expired' || status === 'failed';

/** The person opens the page, or enters a code. A wrong one may be tried again for as long as 8x8 lets it. */
export async function hearCode(context: IWebhookFunctions): Promise<IWebhookResponseData> {
  if (methodOf(context) !== 'POST') return showPage(context, codePage());
  const { code } = bodyOf(context);
  const entered = typeof code === 'string' || typeof code === 'number' ? String(code) : '';
  try {
    const session = await sessionOf(context);
    const result = await session.check(entered);
    const words = wordsFor(result);
    const goOn = isEnd(result.status) ? { goOnWith: outcomeOf(result.status, session) } : {};
    const left = 'attemptsLeft' in result ? { attemptsLeft: result.attemptsLeft } : {};
    if (wantsJson(context)) {
      const answer = {
        verified: result.status === 'verified',
        status: result.status,
        message: words,
        ...left,
      };
      return answerJson(context, answer, {
        status: result.status === 'verified' ? 200 : 422,
        ...goOn,
      });
    }
    return showPage(context, isEnd(result.status) ? verdictPage(words) : codePage(words), goOn);
  } catch (thrown) {
    context.logger.warn(toNodeError(context.getNode(), thrown).message);
    const words = 'The code could not be checked just now, and no attempt was counted. Please try again.';
    return wantsJson(context)
      ? answerJson(context, { verified: false, status: 'unavailable', message: words }, { status: 503 })
      : showPage(context, codePage(words), { status: 503 });
  }
}

async function sessionOf(context: IWebhookFunctions): Promise<VerificationSession> {
  const { verification } = leftBehind(context);
  const { sessionId, attempt, settings } = isRecord(verification) ? verification : {};
  const verifier = await verifierFor(context);
  return verifier.resume({
    sessionId: String(sessionId),
    attempt: Number(attempt),
    ...(isRecord(settings) ? { settings: settings } : {}),
  });
}
