import type { Message } from '../../../messages/message';
import { listOf, read, readText } from '../../state/untyped';

/** A LINE notification: a form with a headline and labelled values. */
export function Notification({ message: { content } }: { readonly message: Message }) {
  const emphasis = read(content, 'emphasis');
  return (
    <div class="notification">
      <small>{readText(content, 'company')}</small>
      <strong class="header">{readText(content, 'title')}</strong>
      {readText(content, 'greeting') && <p>{readText(content, 'greeting')}</p>}
      {readText(content, 'explanation') && <p>{readText(content, 'explanation')}</p>}
      {emphasis !== undefined && (
        <p class="emphasis">
          <small>{readText(emphasis, 'label')}</small>
          <strong>{readText(emphasis, 'content')}</strong>
        </p>
      )}
      <dl class="values">
        {listOf(read(content, 'list')).map((entry, index) => (
          <div key={index}>
            <dt>{readText(entry, 'label')}</dt>
            <dd>{readText(entry, 'content')}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
