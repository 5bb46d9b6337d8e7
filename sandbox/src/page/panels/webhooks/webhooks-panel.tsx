import { useEffect } from 'preact/hooks';

import type { Delivery } from '../../../delivery/delivery';
import { timeOf } from '../../state/format';
import { read, readText } from '../../state/untyped';
import { ListFilter, ListView, toggleEntry } from '../lists/list-view';
import { deliveryKey, deliveryList, loadRegistrations } from './delivery-list';
import { Registrations } from './registrations';
import { WebhookDetails } from './webhook-details';

/** The status of the delivery, not of the message. */
const statuses = { pending: 'to post', delivered: 'posted', failed: 'given up' };
const filter = { '': 'All', pending: 'To post', delivered: 'Posted', failed: 'Given up' };

/** The webhook deliveries, newest first. */
export function WebhooksPanel() {
  useEffect(() => void loadRegistrations().catch(() => undefined), []);
  return (
    <>
      <ListFilter label="Find webhooks" choices={[{ name: 'status', label: 'Status', values: filter }]} />
      <Registrations />
      <ListView
        list={deliveryList}
        keyOf={deliveryKey}
        empty="No webhooks were posted yet. Register them with the API, as at 8x8."
        render={(delivery, isOpen) => <Entry delivery={delivery} isOpen={isOpen} />}
      />
    </>
  );
}

function Entry({ delivery, isOpen }: { readonly delivery: Delivery; readonly isOpen: boolean }) {
  const { event, status, at, body } = delivery;
  const reported =
    readText(body, 'payload', 'status', 'detail') ?? readText(body, 'payload', 'status', 'state');
  return (
    <>
      <button
        type="button"
        class="summary"
        aria-expanded={isOpen}
        onClick={() => toggleEntry(delivery.id, isOpen)}
      >
        <span class={`badge ${status}`}>{statuses[status]}</span>
        <span class="what">{reported?.replaceAll('_', ' ') ?? event}</span>
        <time dateTime={at}>{timeOf(at)}</time>
        <small>{describeSubject(delivery)}</small>
      </button>
      {isOpen && <WebhookDetails delivery={delivery} />}
    </>
  );
}

/** Says which recipient a webhook is about, what is special about it, and its URL. */
function describeSubject({ body, url, faults, repeatOf, editOf, attempts }: Delivery): string {
  const payload = read(body, 'payload');
  const person =
    readText(payload, 'destination') ??
    readText(payload, 'user', 'msisdn') ??
    readText(payload, 'user', 'channelUserId') ??
    readText(payload, 'source');
  const channel =
    readText(payload, 'recipient', 'channel') ??
    readText(payload, 'channel') ??
    (readText(body, 'namespace') === 'SMS' ? 'sms' : undefined);
  const notes = [
    editOf && 'edited',
    repeatOf && 'repeated',
    faults && `fault ${faults.join(', ')}`,
    attempts.length > 1 && `${attempts.length} attempts`,
  ].filter(Boolean);
  return [
    notes.join(' · '),
    [person && channel ? `${person} on ${channel}` : person, url].filter(Boolean).join(' → '),
  ]
    .filter(Boolean)
    .join(' · ');
}
