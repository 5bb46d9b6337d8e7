import { useEffect, useRef, useState } from 'preact/hooks';

import type { JsonObject } from '../../../engine/json';
import { control, errorText } from '../../state/control-client';
import { parseScreens } from './flow-json';
import { FlowScreens } from './flow-screens';
import { GenericAnswers } from './generic-answers';
import { openedFlow } from './open-flow';
import './flow.css';

/** The form of the Flow that the customer has opened. */
export function FlowDialog() {
  const dialog = useRef<HTMLDialogElement>(null);
  const [error, setError] = useState('');
  const flow = openedFlow.value;
  useEffect(() => {
    setError('');
    if (flow) dialog.current?.showModal();
  }, [flow]);
  if (!flow) return null;
  const close = (): void => void (openedFlow.value = undefined);
  const submit = (answers: JsonObject): void => {
    control('POST', '/reply', { umid: flow.umid, flow: answers }).then(close, (reason: unknown) =>
      setError(errorText(reason)),
    );
  };
  const isKnown = parseScreens(flow.flowJson).length > 0;
  return (
    <dialog ref={dialog} class="flow" aria-labelledby="flow-title" onClose={close}>
      <button type="button" class="quiet close" aria-label="Close the Flow" onClick={close}>
        ✕
      </button>
      {isKnown ? (
        <FlowScreens key={flow.umid} flow={flow} submit={submit} />
      ) : (
        <GenericAnswers key={flow.umid} name={flow.name} submit={submit} />
      )}
      <p class="dialog-error" role="alert">
        {error}
      </p>
    </dialog>
  );
}
