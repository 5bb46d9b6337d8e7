import type { Message } from '../../../messages/message';
import type { RecordedRequest } from '../../../server/request-log';
import { CopyButton } from '../../controls/copy-button';
import { Headers, JsonView } from '../../controls/json-view';
import { control, errorText } from '../../state/control-client';
import { navigate } from '../../state/location';
import { showNotice } from '../../state/notice';
import { about } from '../../state/page-state';
import { formatCurl } from './curl';

const maxMessages = 5;

/** What arrived, what was answered, and why. */
export function RequestDetails({ entry }: { readonly entry: RecordedRequest }) {
  const { method, path, reason, code, fault, durationMs, request, response, umids = [] } = entry;
  return (
    <div class="details">
      {reason && (
        <p class="refusal">
          <strong>Refused{code ? `, code ${code}` : ''}:</strong> {reason}
        </p>
      )}
      {fault && <p class="fault-note">A fault acted on this request: {fault}</p>}
      <p class="path">
        <code>
          {method} {path}
          {request.query}
        </code>
        <small>{durationMs} ms</small>
      </p>
      <div class="row wrap">
        <CopyButton label="Copy as curl" text={() => formatCurl(entry, about.value?.url ?? '')} />
        {umids.slice(0, maxMessages).map((umid, index) => (
          <button key={umid} type="button" class="small" onClick={() => void showMessage(umid)}>
            {umids.length === 1 ? 'Show the message' : `Show message ${index + 1}`}
          </button>
        ))}
        {umids.length > maxMessages && <small>and {umids.length - maxMessages} more</small>}
      </div>
      {request.body !== undefined && <JsonView title="Request body" value={request.body} />}
      <Headers title="Request headers" headers={request.headers} />
      {response?.body !== undefined && <JsonView title="Response body" value={response.body} />}
      {response && <Headers title="Response headers" headers={response.headers} />}
      {!response && <p class="faint">{fault ? 'The fault made the response.' : 'There was no response.'}</p>}
    </div>
  );
}

async function showMessage(umid: string): Promise<void> {
  try {
    const [message] = await control<Message[]>('GET', `/messages?umid=${umid}`);
    if (message) navigate({ customer: message.customer, view: 'conversation' });
    else showNotice('The message is no longer kept.', { isError: true });
  } catch (error) {
    showNotice(errorText(error), { isError: true });
  }
}
