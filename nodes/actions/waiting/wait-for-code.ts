import { isJsonObject } from '../../../core/src/validation';
import {
  createVerifierWithClock,
  type CheckResult,
  type VerificationSession,
} from '../../../core/src/verification';
import type { IDataObject, IExecuteFunctions, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { clientFor } from '../../shared/client';
import { toNodeError } from '../../shared/node-error';
import type { LocalOperation } from '../local-operations/local-operation';
import { startWaiting } from './start-waiting';
import { catalogueEntry, propertiesWithout, readInput } from './catalogue-operation';
import { codePage, resultPage, resultMessage } from './code-page';
import { waitOptionsProperty } from './wait-limit';
import {
  sendJson,
  requestBody,
  readSavedState,
  requestMethod,
  sendPage,
  isJsonRequest,
} from './webhook-response';

export const sendCodeAndWaitId = 'sendCodeAndWait';

const sendCodeTitle = 'Send Code and Wait';

const startVerification = catalogueEntry('verification.start');

/** Sends a one-time code and waits until the person enters it on a page, or an app posts it. */
export const sendCodeOperation: LocalOperation = {
  id: sendCodeAndWaitId,
  resource: startVerification.operation.resource,
  title: sendCodeTitle,
  action: 'Send code and wait',
  summary:
    'Sends a one-time code and waits until the person enters it on the page at $execution.resumeUrl or an app posts it there as {"code": "…"}',
  properties: [...propertiesWithout(startVerification, []), waitOptionsProperty()],
  execute: (context) =>
    startWaiting(context, startVerification, sendCodeTitle, async () => {
      const { destination, ...settings } = await readInput(context, startVerification);
      const verifier = await verifierFor(context);
      const session = await verifier.start(toText(destination), settings);
      return { ...toOutput('timedOut', session), verification: toSavedSession(session) };
    }),
};

const toText = (value: unknown): string => (typeof value === 'string' ? value : '');

async function verifierFor(context: IExecuteFunctions | IWebhookFunctions) {
  const client = await clientFor(context);
  return createVerifierWithClock(client.verification, Date.now);
}

/** The state needed to resume the verification. */
function toSavedSession(session: VerificationSession): IDataObject {
  const { sessionId, destination, attempt = 0, settings } = session.toJSON();
  const subAccountId = settings?.subAccountId;
  return {
    sessionId,
    attempt,
    destination,
    ...(subAccountId === undefined ? {} : { settings: { subAccountId } }),
  };
}

type Outcome = 'verified' | 'expired' | 'failed' | 'timedOut';

function toOutput(state: Outcome, session: VerificationSession): IDataObject {
  const { attempt = 0, destination } = session.toJSON();
  return {
    verified: state === 'verified',
    state,
    attempts: attempt,
    destination,
    sessionId: session.sessionId,
  };
}

const isFinal = (status: CheckResult['status']): status is Exclude<Outcome, 'timedOut'> =>
  status === 'verified' || status === 'expired' || status === 'failed';

/** Handles a request to the page: shows the form, or checks the posted code. A wrong code can be tried again until 8x8 refuses. */
export async function handleCodeEntry(context: IWebhookFunctions): Promise<IWebhookResponseData> {
  if (requestMethod(context) !== 'POST') return sendPage(context, codePage());
  const { code } = requestBody(context);
  const entered = typeof code === 'string' || typeof code === 'number' ? String(code) : '';
  try {
    const session = await resumeSession(context);
    const result = await session.check(entered);
    const message = resultMessage(result);
    const resumption = isFinal(result.status) ? { output: toOutput(result.status, session) } : {};
    const remaining = 'attemptsLeft' in result ? { attemptsLeft: result.attemptsLeft } : {};
    if (isJsonRequest(context)) {
      const body = {
        verified: result.status === 'verified',
        status: result.status,
        message,
        ...remaining,
      };
      return sendJson(context, body, {
        status: result.status === 'verified' ? 200 : 422,
        ...resumption,
      });
    }
    return sendPage(context, isFinal(result.status) ? resultPage(message) : codePage(message), resumption);
  } catch (error) {
    context.logger.warn(toNodeError(context.getNode(), error).message);
    const message = 'The code could not be checked just now, and no attempt was counted. Please try again.';
    return isJsonRequest(context)
      ? sendJson(context, { verified: false, status: 'unavailable', message }, { status: 503 })
      : sendPage(context, codePage(message), { status: 503 });
  }
}

async function resumeSession(context: IWebhookFunctions): Promise<VerificationSession> {
  const { verification } = readSavedState(context);
  const { sessionId, attempt, settings } = isJsonObject(verification) ? verification : {};
  const verifier = await verifierFor(context);
  return verifier.resume({
    sessionId: String(sessionId),
    attempt: Number(attempt),
    ...(isJsonObject(settings) ? { settings: settings } : {}),
  });
}
