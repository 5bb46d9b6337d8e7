import type { Message } from '../../../messages/message';
import type { FilledHeader } from '../../../messages/message-content';
import { listOf, read, readText } from '../../state/untyped';
import { FormattedText } from './formatted-text';
import { Media } from './media';
import { Place } from './place';

/** The part above the text of a template. */
export function TemplateHeader({
  header,
  message,
}: {
  readonly header: FilledHeader;
  readonly message: Message;
}) {
  const { type, text = '', url, location } = header;
  if (type === 'text')
    return (
      <strong class="header">
        <FormattedText text={text} message={message} />
      </strong>
    );
  if (type === 'location') return <Place location={location} />;
  return url === undefined ? <em>The {type} is missing.</em> : <Media kind={type} url={url} />;
}

/**
 * The values of a template that the sandbox does not know: those of Viber and Zalo, and of WhatsApp when the setting
 * accepts unknown templates.
 */
export function UnknownTemplate({ message }: { readonly message: Message }) {
  const template = read(message.content, 'template');
  const values = listOf(read(template, 'components')).flatMap((component) => {
    const part = readText(component, 'type') ?? 'body';
    return listOf(read(component, 'parameters')).map((parameter, index) => ({
      name: readText(parameter, 'name') ?? `${part} ${index + 1}`,
      value: valueOf(parameter),
    }));
  });
  return (
    <>
      <strong class="header">{readText(template, 'name')}</strong>
      <small>A template that the sandbox does not know, with these values:</small>
      <dl class="values">
        {values.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function valueOf(parameter: unknown): string {
  const place = readText(parameter, 'location', 'name') ?? readText(parameter, 'location', 'address');
  return (
    ['text', 'url', 'payload', 'couponCode'].map((name) => readText(parameter, name)).find((each) => each) ??
    place ??
    readText(parameter, 'type') ??
    ''
  );
}
