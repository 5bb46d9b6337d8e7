import type { ComponentChildren } from 'preact';

import type { Message } from '../../../messages/message';
import type { MessageAction } from '../../../messages/message-content';
import { act } from '../../state/control-client';
import { showNotice } from '../../state/notice';
import { readText } from '../../state/untyped';
import { askForLocation } from '../composer/ask-location';
import { isWebAddress } from '../content/file-address';
import { openFlow } from '../flow/open-flow';
import { Icon, type IconName } from '../icon';
import { askForPermission, askForRow, askForSurvey } from './questions';
import { tapKind } from './tap-kind';
import './actions.css';

const channelsWithReceipts = ['whatsapp', 'viber', 'rcs'];

interface ActionsProperties {
  readonly message: Message;
  /** Only the actions of this card. Absent: those of the message itself. */
  readonly card?: number;
}

/** What the customer can tap below a message or a card. RCS shows suggestions of a message as chips. */
export function Actions({ message, card }: ActionsProperties) {
  const { umid, actions = [], channel, survey, content } = message;
  // An SMS in place of a chat message has no buttons.
  const shown = channel === 'sms' ? [] : actions.filter((action) => action.card === card);
  const rows = shown.filter(({ kind }) => kind === 'row');
  const permissions = shown.filter(({ kind }) => kind === 'callPermission');
  const rest = shown.filter(({ kind }) => kind !== 'row' && kind !== 'callPermission');
  const hasSurvey = card === undefined && survey !== undefined && survey.submittedAt === undefined;
  const canRead = card === undefined && isUnread(message);
  if (shown.length === 0 && !hasSurvey && !canRead) return null;
  const isChips = card === undefined && rest.some(({ kind }) => kind === 'suggestion');
  return (
    <div class={isChips ? 'actions chips' : 'actions'}>
      {rest.map((action, index) => (
        <Action key={index} action={action} message={message} />
      ))}
      {rows.length > 0 && (
        <Tap icon="list" onTap={() => askForRow(message)}>
          {readText(content, 'interactive', 'action', 'button') ?? 'Choose'}
        </Tap>
      )}
      {permissions.length > 0 && (
        <Tap icon="phone" onTap={() => askForPermission(message)}>
          Choose whether they may call
        </Tap>
      )}
      {hasSurvey && <Tap onTap={() => askForSurvey(umid)}>Answer the survey</Tap>}
      {canRead && <Tap onTap={() => act('POST', '/read', { umid })}>Mark as read</Tap>}
    </div>
  );
}

function isUnread({ product, status, channel }: Message): boolean {
  const isDelivered = product === 'chatapps' && status.detail === 'delivered_to_recipient';
  return isDelivered && channelsWithReceipts.includes(channel);
}

interface TapProperties {
  readonly onTap: () => Promise<unknown>;
  readonly icon?: IconName | undefined;
  readonly hint?: string | undefined;
  readonly children: ComponentChildren;
}

function Tap({ onTap, icon, hint, children }: TapProperties) {
  return (
    <button type="button" title={hint} onClick={() => void onTap()}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

function Action({ action, message }: { readonly action: MessageAction; readonly message: Message }) {
  const { kind, id, title, opens } = action;
  const { umid } = message;
  switch (kind) {
    case 'link':
      return <WebLink url={id} title={title} />;
    case 'copyCode':
      return (
        <Tap icon="copy" hint={id} onTap={() => copy(id)}>
          {title}
        </Tap>
      );
    case 'phone':
      return (
        <a class="tap" href={opens}>
          <Icon name="phone" />
          {title} {id !== '' && <small>{id}</small>}
        </a>
      );
    case 'voiceCall':
      return (
        <Tap icon="phone" onTap={() => explainWhatsAppCalls()}>
          {title}
        </Tap>
      );
    case 'flow':
      return (
        <Tap icon="flow" hint={id} onTap={() => openFlow(message, id)}>
          {title}
        </Tap>
      );
    case 'contactInfo':
      return (
        <Tap icon="contact" onTap={() => act('POST', '/share-contact', { umid })}>
          {title}
        </Tap>
      );
    case 'location':
      return (
        <Tap icon="pin" onTap={() => askForLocation(message.customer, message.channel, umid)}>
          {title}
        </Tap>
      );
    case 'suggestion':
      return <Suggestion action={action} umid={umid} />;
    default:
      return (
        <Tap
          icon="reply"
          hint={id}
          onTap={() => act('POST', '/reply', { umid, button: id, as: tapKind.peek() })}
        >
          {title}
        </Tap>
      );
  }
}

/** A tap on an RCS suggestion always answers the business. Some make the phone do something too. */
function Suggestion({ action, umid }: { readonly action: MessageAction; readonly umid: string }) {
  const { id, title, description, opens } = action;
  const icon: IconName | undefined =
    description !== undefined
      ? 'calendar'
      : opens?.startsWith('tel:')
        ? 'phone'
        : opens?.startsWith('geo:')
          ? 'pin'
          : opens === undefined
            ? undefined
            : 'link';
  return (
    <Tap
      icon={icon}
      hint={description ?? opens ?? id}
      onTap={() => {
        if (opens !== undefined && isWebAddress(opens)) window.open(opens, '_blank', 'noopener,noreferrer');
        return act('POST', '/reply', { umid, button: id, as: tapKind.peek() });
      }}
    >
      {title}
    </Tap>
  );
}

function WebLink({ url, title }: { readonly url: string; readonly title: string }) {
  if (!isWebAddress(url))
    return (
      <span class="tap" title={url}>
        <Icon name="link" />
        {title}
      </span>
    );
  return (
    <a class="tap" href={url} target="_blank" rel="noreferrer" title={url}>
      <Icon name="link" />
      {title}
    </a>
  );
}

async function copy(code: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(code);
    showNotice(`Copied ${code}`);
  } catch {
    showNotice(`The code is ${code}`);
  }
}

function explainWhatsAppCalls(): Promise<void> {
  showNotice('The sandbox places no calls on WhatsApp.');
  return Promise.resolve();
}
