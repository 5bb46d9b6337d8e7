import { useState } from 'preact/hooks';

import type { Delivery, DeliveryAttempt } from '../../../delivery/delivery';
import { Headers, JsonView } from '../../controls/json-view';
import { act } from '../../state/control-client';
import { timeOf } from '../../state/format';
import { navigatePanel } from '../../state/location';
import { EditForm } from './edit-form';

/** A delivery: where it goes, its attempts with the answers, its body, and what one can do with it. */
export function WebhookDetails({ delivery }: { readonly delivery: Delivery }) {
  const { id, event, url, attempts, body, error, subAccountId, umid, faults, repeatOf, editOf } = delivery;
  const [isEdited, setEdited] = useState(false);
  const original = editOf ?? repeatOf;
  return (
    <div class="details">
      {error && <p class="refusal">{error}</p>}
      {faults && <p class="fault-note">Faults act on this webhook: {faults.join(', ')}</p>}
      <p class="path">
        <code>POST {url}</code>
        <small>
          {event} · {subAccountId}
          {umid && ` · umid ${umid}`}
        </small>
      </p>
      <div class="row wrap">
        <button
          type="button"
          class="small"
          onClick={() => void act('POST', `/webhooks/attempts/${id}/replay`)}
        >
          Post again
        </button>
        <button type="button" class="small" aria-expanded={isEdited} onClick={() => setEdited(!isEdited)}>
          Edit and send
        </button>
        {original && (
          <button type="button" class="small" onClick={() => navigatePanel({ open: original })}>
            Show the original
          </button>
        )}
      </div>
      {isEdited && <EditForm delivery={delivery} />}
      <ol class="attempts" aria-label="Attempts">
        {attempts.map((attempt, index) => (
          <li key={index}>
            <Attempt attempt={attempt} />
          </li>
        ))}
        {attempts.length === 0 && !error && <li class="faint">Not posted yet.</li>}
      </ol>
      <JsonView title="Body" value={body} />
    </div>
  );
}

function Attempt({ attempt }: { readonly attempt: DeliveryAttempt }) {
  const { number, at, durationMs, request, response, error, nextAt, replay } = attempt;
  const isGood = response !== undefined && response.status >= 200 && response.status < 300;
  return (
    <details>
      <summary>
        <span class={`badge ${isGood ? 'delivered' : 'failed'}`}>
          {response ? `HTTP ${response.status}` : 'no response'}
        </span>{' '}
        {replay ? 'Replay' : `Attempt ${number}`} at {timeOf(at)}, {durationMs} ms
        {nextAt && <small>, again at {timeOf(nextAt)}</small>}
      </summary>
      {error && <p class="refusal">{error}</p>}
      <Headers title="Request headers" headers={request.headers} />
      {response && <Headers title="Response headers" headers={response.headers} />}
      {response && response.body !== '' && <JsonView title="Response body" value={response.body} />}
    </details>
  );
}
