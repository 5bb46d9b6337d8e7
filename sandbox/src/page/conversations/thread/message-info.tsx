import { useState } from 'preact/hooks';

import type { Message } from '../../../messages/message';
import { timeOf } from '../../state/format';

const marks: Readonly<Record<string, string>> = { queued: '◷', sent: '✓', delivered: '✓✓', read: '✓✓' };

/** How far a message came, as phones show it. A tap shows when, and what is known of the message. */
export function MessageInfo({ message }: { readonly message: Message }) {
  const [isOpen, setOpen] = useState(false);
  const { direction, createdAt, waiting, scheduled, markedReadAt, steps } = message;
  const mine = direction === 'inbound';
  return (
    <>
      <div class="meta">
        {waiting && scheduled && <span>goes {new Date(scheduled).toLocaleString()}</span>}
        <button
          type="button"
          class="quiet info-switch"
          aria-expanded={isOpen}
          title="Times and details of this message"
          onClick={() => setOpen(!isOpen)}
        >
          <time>{timeOf(createdAt)}</time>
          {!mine && <Ticks message={message} />}
          {mine && markedReadAt && <span class="ticks read">✓✓ read</span>}
        </button>
      </div>
      {steps.length > 1 && <div class="meta">{describeSteps(message)}</div>}
      {isOpen && <Info message={message} />}
    </>
  );
}

function describeSteps({ steps }: Message): string {
  return steps
    .map(
      ({ channel, status }) =>
        `${channel}: ${status.state}${status.errorCode ? ` (${status.errorCode})` : ''}`,
    )
    .join(' → ');
}

function Ticks({ message: { status, cancelled } }: { readonly message: Message }) {
  const { state, detail, errorCode, errorMessage } = status;
  if (cancelled) return <span class="ticks failed">cancelled</span>;
  const mark = marks[state];
  if (mark === undefined) {
    const reason = [errorCode, errorMessage].filter(Boolean).join(' ');
    return (
      <span class="ticks failed">
        ! {state}
        {reason && ` (${reason})`}
      </span>
    );
  }
  return (
    <span class={`ticks ${state}`}>
      {mark} {detail === 'delivered_to_operator' ? 'with the operator' : state}
    </span>
  );
}

function Info({ message }: { readonly message: Message }) {
  const { umid, subAccountId, from, history, encoding, smsCount, price, markedReadAt } = message;
  const times = history.map(({ state, detail, channel, timestamp, errorCode, errorMessage }) => ({
    name: timeOf(timestamp),
    value: [
      `${detail?.replaceAll('_', ' ') ?? state} on ${channel}`,
      [errorCode, errorMessage].filter(Boolean).join(' '),
    ]
      .filter(Boolean)
      .join(': '),
  }));
  const details = [
    ['umid', umid],
    ['Subaccount', subAccountId],
    ['From', from],
    ['Client message ID', message.clientMessageId],
    ['Batch', message.batchId],
    ['Expires', message.expiry],
    ['Encoding', encoding && `${encoding}, ${smsCount ?? 1} SMS`],
    ['Price', price && `${price.total} ${price.currency}`],
    ['Marked as read', markedReadAt],
  ].flatMap(([name, value]) => (name !== undefined && value ? [{ name, value }] : []));
  return (
    <dl class="info values">
      {[...times, ...details].map(({ name, value }, index) => (
        <div key={index}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
