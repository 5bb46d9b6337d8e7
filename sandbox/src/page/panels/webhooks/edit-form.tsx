import type { Delivery } from '../../../delivery/delivery';
import { ControlForm, Field } from '../../controls/control-form';
import { control, errorText } from '../../state/control-client';
import { navigatePanel } from '../../state/location';
import { showNotice } from '../../state/notice';
import { registrations } from './delivery-list';

/** Sends a webhook with another body, or to another address. */
export function EditForm({ delivery: { id, url, body } }: { readonly delivery: Delivery }) {
  const urls = new Set([url, ...registrations.value.map((each) => each.url)]);
  return (
    <ControlForm
      label="Edit and send"
      submit="Send"
      onSubmit={async (values) => {
        const edit = { body: parseBody(values['body'] ?? ''), url: values['url'] };
        const sent = await control<Delivery>('POST', `/webhooks/attempts/${id}/edit`, edit);
        const [attempt] = sent.attempts;
        const outcome = attempt?.response
          ? `HTTP ${attempt.response.status}`
          : (attempt?.error ?? sent.error);
        showNotice(`Sent: ${outcome ?? 'no response'}`, { isError: sent.status !== 'delivered' });
        navigatePanel({ open: sent.id, find: undefined, status: undefined });
      }}
    >
      <Field
        label="Address"
        wide
        hint="A registered webhook gets its own secret. Any other address gets none."
      >
        <input name="url" type="url" list="webhook-urls" defaultValue={url} required />
        <datalist id="webhook-urls">
          {[...urls].map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
      </Field>
      <Field label="JSON body" wide>
        <textarea
          name="body"
          rows={12}
          spellcheck={false}
          defaultValue={JSON.stringify(body, undefined, 2)}
        />
      </Field>
    </ControlForm>
  );
}

function parseBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`The body is not JSON: ${errorText(error)}`, { cause: error });
  }
}
