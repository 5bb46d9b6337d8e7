import { act } from '../../state/control-client';
import { pageLocation } from '../../state/location';
import { Icon } from '../icon';
import { thread } from '../thread/loaded-thread';
import { askForFile } from './ask-file';
import { askForLocation } from './ask-location';
import { changeDraft, getDraft, type Draft } from './drafts';
import './composer.css';

const channels = { sms: 'SMS', whatsapp: 'WhatsApp', viber: 'Viber', rcs: 'RCS', line: 'LINE' };

/** Where the customer writes. */
export function Composer() {
  const { customer } = pageLocation.value;
  if (customer === undefined) return null;
  const draft = getDraft(customer);
  const channel = draft.channel ?? findUsualChannel();
  const isSms = channel === 'sms';
  const sendDraft = (): void => void send(customer, channel, draft);
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        sendDraft();
      }}
    >
      {draft.replyTo && (
        <p class="answered">
          <span>Reply to: {draft.replyTo.text}</span>
          <button
            type="button"
            class="quiet"
            aria-label="Do not reply to this message"
            onClick={() => changeDraft(customer, { replyTo: undefined })}
          >
            ✕
          </button>
        </p>
      )}
      <div class="channels" role="radiogroup" aria-label="Channel">
        {Object.entries(channels).map(([value, title]) => (
          <label key={value}>
            <input
              type="radio"
              name="channel"
              value={value}
              checked={channel === value}
              onChange={() => changeDraft(customer, { channel: value })}
            />
            <span>{title}</span>
          </label>
        ))}
      </div>
      <div class="line">
        <button
          type="button"
          disabled={isSms}
          aria-label="Send a file"
          title={isSms ? 'An SMS carries text alone' : 'Send a file'}
          onClick={() => void askForFile(customer, channel)}
        >
          <Icon name="file" />
        </button>
        <button
          type="button"
          disabled={isSms}
          aria-label="Send a location"
          title={isSms ? 'An SMS carries text alone' : 'Send a location'}
          onClick={() => void askForLocation(customer, channel)}
        >
          <Icon name="pin" />
        </button>
        <textarea
          aria-label="Text"
          placeholder="Write to the business"
          rows={1}
          value={draft.text}
          onInput={({ currentTarget: { value } }) => changeDraft(customer, { text: value })}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            sendDraft();
          }}
        />
        <button aria-label="Send" title="Send (Enter)" class="send">
          <Icon name="send" />
        </button>
      </div>
    </form>
  );
}

function findUsualChannel(): string {
  const last = [...thread.value.values()].at(-1);
  return last !== undefined && last.channel in channels ? last.channel : 'whatsapp';
}

async function send(from: string, channel: string, { text, replyTo }: Draft): Promise<void> {
  if (text.trim() === '') return;
  const isSent =
    channel === 'sms'
      ? await act('POST', '/inbound/sms', { from, text })
      : await act('POST', '/inbound/chat', {
          from,
          channel,
          text,
          ...(replyTo && { replyTo: replyTo.umid }),
        });
  // What was written in the meantime stays.
  if (isSent && getDraft(from).text === text) changeDraft(from, { text: '', replyTo: undefined });
}
