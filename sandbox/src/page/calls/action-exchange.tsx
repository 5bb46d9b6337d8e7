import { useState } from 'preact/hooks';

import type { Delivery } from '../../delivery/delivery';
import type { CallAction, CallLogEntry } from '../../voice/calls/call-session';
import { control, errorText } from '../state/control-client';
import { timeOf } from '../state/format';
import { readText } from '../state/untyped';

type Asked = Extract<CallLogEntry, { kind: 'asked' }>;
type Answered = Extract<CallLogEntry, { kind: 'answered' }>;

/** A request to the call action webhook of the app, and the actions that it returned. */
export function Exchange({
  entry,
  answer,
}: {
  readonly entry: Asked;
  readonly answer: Answered | undefined;
}) {
  const { deliveryId, callStatus, dtmf, at } = entry;
  return (
    <li class={`call-card ${answer?.problem ? 'call-error' : ''}`}>
      <div class="exchange-title">
        <strong>Your app is asked</strong>
        <code>{callStatus}</code>
        {dtmf !== undefined && <span>keys: {dtmf ?? 'none'}</span>}
        <time>{timeOf(at)}</time>
      </div>
      {!answer && <p>Waiting for the answer …</p>}
      {answer?.problem && <p>{answer.problem}</p>}
      {answer && answer.actions.length > 0 && (
        <ol class="exchange-actions" aria-label="Actions">
          {answer.actions.map((action, index) => (
            <li key={index}>{describeAction(action)}</li>
          ))}
        </ol>
      )}
      <Traffic deliveryId={deliveryId} isAnswered={answer !== undefined} />
    </li>
  );
}

/** The request and the response as JSON, loaded when they are wanted. */
function Traffic({ deliveryId, isAnswered }: { readonly deliveryId: string; readonly isAnswered: boolean }) {
  const [shown, setShown] = useState<Delivery | string | undefined>(undefined);
  const load = async (): Promise<void> => {
    try {
      const [delivery] = await control<Delivery[]>('GET', `/webhooks/attempts?id=${deliveryId}`);
      setShown(delivery ?? 'The webhook is no longer kept.');
    } catch (error) {
      setShown(errorText(error));
    }
  };
  return (
    <details key={String(isAnswered)} onToggle={({ currentTarget }) => currentTarget.open && void load()}>
      <summary>Request and response</summary>
      {typeof shown === 'string' && <p>{shown}</p>}
      {typeof shown === 'object' && (
        <>
          <p>
            POST <code>{shown.url}</code>
          </p>
          <pre tabIndex={0} aria-label="Request body">
            {JSON.stringify(shown.body, undefined, 2)}
          </pre>
          {shown.attempts.map(({ response, error }, index) => (
            <div key={index}>
              <p>{response ? `HTTP ${response.status}` : (error ?? 'No response')}</p>
              {response?.body && (
                <pre tabIndex={0} aria-label="Response body">
                  {indent(response.body)}
                </pre>
              )}
            </div>
          ))}
        </>
      )}
    </details>
  );
}

function indent(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2);
  } catch {
    return text;
  }
}

/** An action of a call flow in a few words: `say “Hello”`. */
export function describeAction({ action, params }: CallAction): string {
  const text = readText(params, 'text') ?? readText(params, 'promptMessage');
  const target = readText(params, 'destination') ?? readText(params, 'fileUrl');
  return [action, text && `“${text}”`, target].filter(Boolean).join(' ');
}
