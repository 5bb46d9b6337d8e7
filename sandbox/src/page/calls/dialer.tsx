import { useEffect, useRef, useState } from 'preact/hooks';

import type { CallSession } from '../../voice/calls/call-session';
import type { VirtualNumber } from '../../voice/voice-store';
import { control, errorText } from '../state/control-client';
import { navigate, pageLocation } from '../state/location';
import { PhoneIcon } from './call-bar';
import { Keypad } from './keypad';
import { showCall } from './loaded-calls';

/** A customer's phone before a call: whose phone it is, and which number it dials. */
export function Dialer() {
  const [numbers, setNumbers] = useState<readonly VirtualNumber[]>([]);
  const [from, setFrom] = useState(pageLocation.value.customer ?? '+6591234567');
  const [to, setTo] = useState('');
  const [error, setError] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
    control<VirtualNumber[]>('GET', '/virtual-numbers')
      .then(setNumbers)
      .catch((reason: unknown) => setError(errorText(reason)));
  }, []);
  const call = async (): Promise<void> => {
    try {
      const dialed = to.trim() === '' ? {} : { to: to.trim() };
      const { sessionId } = await control<CallSession>('POST', '/calls/inbound', {
        from: from.trim(),
        ...dialed,
      });
      showCall(sessionId, { replace: true });
    } catch (reason) {
      setError(errorText(reason));
    }
  };
  return (
    <form
      class="dialer"
      aria-label="New call"
      onSubmit={(event) => {
        event.preventDefault();
        void call();
      }}
    >
      <header class="heading call-heading">
        <div>
          <h2>Call your business</h2>
          <span>as a customer</span>
        </div>
        <button type="button" class="quiet" aria-label="Close" onClick={() => navigate({ call: undefined })}>
          ✕
        </button>
      </header>
      <div class="dialer-fields">
        <label>
          From the phone
          <input value={from} required onInput={({ currentTarget: { value } }) => setFrom(value)} />
        </label>
        <label>
          Virtual number to call
          <input
            ref={field}
            class="dialed"
            inputMode="tel"
            autocomplete="off"
            placeholder={numbers[0]?.msisdn ?? ''}
            value={to}
            aria-invalid={error !== ''}
            aria-describedby="dialer-error"
            onInput={({ currentTarget: { value } }) => setTo(value)}
          />
        </label>
        <div class="dialer-numbers" role="group" aria-label="Virtual numbers">
          {numbers.map(({ msisdn, referenceId }) => (
            <button key={msisdn} type="button" title={referenceId} onClick={() => setTo(msisdn)}>
              {msisdn}
            </button>
          ))}
        </div>
        <p id="dialer-error" class="call-problem" role="alert">
          {error}
        </p>
        <Keypad onPress={(key) => setTo((dialed) => dialed + key)} />
        <div class="call-buttons">
          <button
            type="button"
            class="quiet"
            aria-label="Delete the last key"
            disabled={to === ''}
            onClick={() => setTo((dialed) => dialed.slice(0, -1))}
          >
            ⌫
          </button>
          <button class="answer">
            <PhoneIcon /> Call
          </button>
        </div>
      </div>
    </form>
  );
}
