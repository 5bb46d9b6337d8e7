import type { Message } from '../../../messages/message';
import { read, readText } from '../../state/untyped';
import { Carousel, RichCard, TemplateCards } from './card';
import { CustomerReply, SharedContact } from './customer-content';
import { FormattedText } from './formatted-text';
import { InteractiveContent } from './interactive-content';
import { Media, type MediaKind } from './media';
import { Notification } from './notification';
import { Place } from './place';
import { TemplateHeader, UnknownTemplate } from './template-content';
import './content.css';

/** What a message says, as its channel shows it. */
export function Content({ message }: { readonly message: Message }) {
  return (
    <div class="content">
      {/* An SMS in place of a chat message carries the text alone. */}
      {message.channel === 'sms' ? <Text message={message} /> : <ByType message={message} />}
      {message.personalDataDeleted && <em>The personal data was deleted.</em>}
    </div>
  );
}

const mediaKinds: Readonly<Record<string, MediaKind>> = {
  Image: 'image',
  Video: 'video',
  Audio: 'audio',
  File: 'document',
  Document: 'document',
};

function ByType({ message }: { readonly message: Message }) {
  const { type, direction, content, template } = message;
  switch (type) {
    case 'Location':
      return <Place location={read(content, 'location')} />;
    case 'Template':
      if (!template) return <UnknownTemplate message={message} />;
      return (
        <>
          {template.header && <TemplateHeader header={template.header} message={message} />}
          <Text message={message} />
          {template.footer !== undefined && <small>{template.footer}</small>}
          <TemplateCards message={message} />
        </>
      );
    case 'Interactive':
      return direction === 'inbound' ? (
        <CustomerReply message={message} />
      ) : (
        <InteractiveContent message={message} />
      );
    case 'RichCard':
      return <RichCard message={message} />;
    case 'Carousel':
      return <Carousel message={message} />;
    case 'Notification':
      return <Notification message={message} />;
    case 'Contact':
      return <SharedContact message={message} />;
    default:
      return <TextWithMedia message={message} />;
  }
}

/** A file with its caption, a Viber text with a picture, or a text alone. */
function TextWithMedia({ message }: { readonly message: Message }) {
  const { type, content } = message;
  const url = readText(content, 'url');
  const kind = mediaKinds[type] ?? 'image';
  const field = kind === 'document' ? 'file' : kind;
  const duration = Number(read(content, field, 'duration') ?? Number.NaN);
  const caption = readText(content, 'text');
  return (
    <>
      {url !== undefined && (
        <Media
          kind={kind}
          url={url}
          name={readText(content, 'fileName') ?? readText(content, 'filename')}
          duration={Number.isFinite(duration) ? duration : undefined}
        />
      )}
      {(url === undefined || caption !== undefined) && <Text message={message} />}
    </>
  );
}

function Text({ message }: { readonly message: Message }) {
  if (message.text === '') return null;
  return (
    <p>
      <FormattedText text={message.text} message={message} />
    </p>
  );
}
