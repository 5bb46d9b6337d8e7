import { useState } from 'preact/hooks';

import type { Template } from '../../../chat-apps/templates/template';
import type { Delivery } from '../../../delivery/delivery';
import { control, errorText } from '../../state/control-client';
import { readForm } from '../../state/form-values';
import { navigate } from '../../state/location';
import { about } from '../../state/page-state';
import { useLoaded } from '../../state/use-loaded';
import { Json } from '../parts/facts';
import { Problem } from '../parts/list';
import { parseJson } from '../workflows/parse-json';
import { eventForms, type EventForm } from './account-event-forms';
import './account.css';

type Result = { readonly error: string } | { readonly delivery: Delivery | null };

/** A form that sends an event of the WhatsApp account, with its details. */
export function AccountEventsPanel() {
  const [type, setType] = useState('template_status_update');
  const [result, setResult] = useState<Result>();
  const form = eventForms[type] ?? { title: type, fields: [] };
  const templates = useLoaded('/templates', () => control<Template[]>('GET', '/templates'), ['template']);
  const send = (values: Readonly<Record<string, string>>): void => {
    Promise.resolve()
      .then(() => control<Delivery | null>('POST', '/business-event', createRequest(type, form, values)))
      .then(
        (delivery) => setResult({ delivery }),
        (error: unknown) => setResult({ error: errorText(error) }),
      );
  };
  return (
    <>
      <form
        class="event-form"
        onSubmit={(event) => {
          event.preventDefault();
          send(readForm(event.currentTarget));
        }}
      >
        <label>
          Event
          <select
            value={type}
            onChange={({ currentTarget }) => {
              setType(currentTarget.value);
              setResult(undefined);
            }}
          >
            {Object.entries(eventForms).map(([value, { title }]) => (
              <option key={value} value={value}>
                {title}
              </option>
            ))}
          </select>
        </label>
        <div class="field-pairs" key={type}>
          {form.fields.map(({ path, title, choices, initial }) => (
            <label key={path}>
              {title}
              {choices === 'templates' ? (
                <select name={path}>
                  {templates.value?.map(({ templateId, name, language }) => (
                    <option key={templateId} value={`${name}\n${language}`}>
                      {name} ({language})
                    </option>
                  ))}
                </select>
              ) : choices ? (
                <select name={path}>
                  {choices.map((choice) => (
                    <option key={choice}>{choice}</option>
                  ))}
                </select>
              ) : (
                <input name={path} defaultValue={initial ?? ''} />
              )}
            </label>
          ))}
        </div>
        <details key={`${type} details`}>
          <summary>Other details</summary>
          <label>
            Fields of eventDetails, as JSON. They replace those that the sandbox makes up.
            <textarea name="details" rows={5} defaultValue="{}" spellcheck={false} />
          </label>
        </details>
        <button>Send the event</button>
      </form>
      <Outcome result={result} />
    </>
  );
}

function Outcome({ result }: { readonly result: Result | undefined }) {
  if (!result) {
    return (
      <p class="hint">
        8x8 posts these events to the webhook of type CABM of {about.value?.subAccountIds.chatApps}. An event
        about a template also changes the template.
      </p>
    );
  }
  if ('error' in result) return <Problem text={result.error} />;
  if (result.delivery === null)
    return (
      <Problem text="Nothing was sent: no webhook of type CABM is registered. If the event is about a template, the template has changed." />
    );
  return (
    <div role="status">
      <p class="hint">
        Sent to {result.delivery.url}.{' '}
        <button type="button" class="text-button" onClick={() => navigate({ panel: 'webhooks' })}>
          Show the webhooks
        </button>
      </p>
      <Json value={result.delivery.body} label="The event that was sent" />
    </div>
  );
}

/** Puts the fields of the form where the event has them. @throws {Error} when the details are not JSON. */
function createRequest(
  eventType: string,
  { fields }: EventForm,
  values: Readonly<Record<string, string>>,
): object {
  const details: Record<string, unknown> = {};
  let customer: string | undefined;
  for (const { path } of fields) {
    const value = values[path]?.trim() ?? '';
    if (value === '') continue;
    if (path === 'customer') customer = value;
    else if (path === 'template') [details['templateName'], details['templateLanguage']] = value.split('\n');
    else if (path.startsWith('meta.'))
      details['meta'] = { ...(details['meta'] as object | undefined), [path.slice(5)]: value };
    else details[path] = value;
  }
  const own = parseJson(values['details'] || '{}');
  return { eventType, details: { ...details, ...own }, ...(customer === undefined ? {} : { customer }) };
}
