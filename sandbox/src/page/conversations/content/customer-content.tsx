import type { Message } from '../../../messages/message';
import { read, readText } from '../../state/untyped';
import { Icon } from '../icon';

/** What a customer answered to an interactive message. */
export function CustomerReply({ message }: { readonly message: Message }) {
  const interactive = read(message.content, 'interactive');
  const type = readText(interactive, 'type');
  if (type === 'nfmReply') return <FlowAnswers json={readText(interactive, type, 'responseJson') ?? ''} />;
  if (type === 'callPermissionReply') return <Permission reply={read(interactive, type)} />;
  const description = readText(interactive, type ?? '', 'description');
  return (
    <>
      <p>{message.text}</p>
      {description !== undefined && <small>{description}</small>}
    </>
  );
}

function Permission({ reply }: { readonly reply: unknown }) {
  const isAllowed = readText(reply, 'response') === 'accept';
  const until = readText(reply, 'expirationTimestamp');
  return (
    <div class="file-line">
      <Icon name="phone" />
      <span class="file-name">{isAllowed ? 'Calls allowed' : 'Calls not allowed'}</span>
      {isAllowed && (
        <small>{until === undefined ? 'without an end' : `until ${new Date(until).toLocaleString()}`}</small>
      )}
    </div>
  );
}

function FlowAnswers({ json }: { readonly json: string }) {
  const answers = Object.entries(parse(json)).filter(([name]) => name !== 'flow_token');
  return (
    <>
      <strong class="header">Response sent</strong>
      <dl class="values">
        {answers.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{formatAnswer(value)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function parse(json: string): object {
  try {
    return JSON.parse(json) as object;
  } catch {
    return { answer: json };
  }
}

function formatAnswer(value: unknown): string {
  if (Array.isArray(value)) return value.map(formatAnswer).join(', ');
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .map(([name, each]) => `${name}: ${formatAnswer(each)}`)
      .join(', ');
  return String(value);
}

/** A contact that the customer shared. */
export function SharedContact({ message }: { readonly message: Message }) {
  return (
    <div class="file-line">
      <Icon name="contact" />
      <span class="file-name">{readText(message.content, 'contact', 'name')}</span>
      <small>{readText(message.content, 'contact', 'phone')}</small>
    </div>
  );
}
