import type { ComponentChildren } from 'preact';

import type { Message } from '../../../messages/message';
import { act } from '../../state/control-client';

const link = /https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]]/;

/** WhatsApp's marks: they touch the text that they enclose, and stand alone. */
const mark = /(?<![\w*_~`])(?:```([^`]+)```|([*_~`])(\S|\S[^\n]*?\S)\2)(?![\w*_~`])/;

const elements = { '*': 'strong', _: 'em', '~': 's', '`': 'code' } as const;

interface FormattedTextProperties {
  readonly text: string;
  readonly message: Message;
}

/**
 * A text with its links, and on WhatsApp with its marks: `*bold*`, `_italic_`, `~struck~`, and code between backticks.
 * A tap on a link in an SMS also emits an event, as at 8x8.
 */
export function FormattedText({ text, message }: FormattedTextProperties) {
  return <>{format(text, message)}</>;
}

function format(text: string, message: Message): ComponentChildren[] {
  const found = firstMatch(text, message.channel === 'whatsapp' ? [link, mark] : [link]);
  if (!found) return [text];
  const { match, index } = found;
  const [whole = '', block, sign, inner = ''] = match;
  const rest = format(text.slice(index + whole.length), message);
  return [text.slice(0, index), toElement({ whole, block, sign, inner }, message), ...rest];
}

function firstMatch(
  text: string,
  patterns: readonly RegExp[],
): { match: string[]; index: number } | undefined {
  return patterns
    .flatMap((pattern) => {
      const match = pattern.exec(text);
      return match ? [{ match: [...match], index: match.index }] : [];
    })
    .reduce<{ match: string[]; index: number } | undefined>(
      (first, each) => (first && first.index <= each.index ? first : each),
      undefined,
    );
}

interface Found {
  readonly whole: string;
  readonly block: string | undefined;
  readonly sign: string | undefined;
  readonly inner: string;
}

function toElement({ whole, block, sign, inner }: Found, message: Message): ComponentChildren {
  if (block !== undefined) return <code>{block}</code>;
  if (sign === undefined) return <Link url={whole} message={message} />;
  const Element = elements[sign as keyof typeof elements];
  return <Element>{sign === '`' ? inner : format(inner, message)}</Element>;
}

function Link({ url, message }: { readonly url: string; readonly message: Message }) {
  const { umid, product, direction } = message;
  const isCounted = product === 'sms' && direction === 'outbound';
  return (
    <a
      href={url}
      target="_blank"
      rel="noreferrer"
      class="link"
      title={isCounted ? 'Opens the link, and emits a webhook' : undefined}
      onClick={() => void (isCounted && act('POST', '/click', { umid, url }))}
    >
      {url}
    </a>
  );
}
