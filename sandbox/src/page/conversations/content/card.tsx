import type { ComponentChildren } from 'preact';

import type { Message } from '../../../messages/message';
import { listOf, read, readText } from '../../state/untyped';
import { Actions } from '../actions/actions';
import { FormattedText } from './formatted-text';
import { Media } from './media';
import { fileNameOf } from './file-address';
import { TemplateHeader } from './template-content';

/** An RCS card. */
export function RichCard({ message }: { readonly message: Message }) {
  const card = read(message.content, 'richCard');
  const isHorizontal = readText(card, 'cardOrientation') === 'horizontal';
  const side = readText(card, 'thumbnailImageAlignment') === 'right' ? 'media-right' : '';
  return (
    <div class={`card ${isHorizontal ? `horizontal ${side}` : ''}`}>
      <CardContent card={card} message={message} />
      <Actions message={message} card={0} />
    </div>
  );
}

/** RCS cards side by side. */
export function Carousel({ message }: { readonly message: Message }) {
  const width = readText(message.content, 'carousel', 'cardWidth') ?? 'medium';
  const cards = listOf(read(message.content, 'carousel', 'cards'));
  return (
    <Cards width={width}>
      {cards.map((card, index) => (
        <li key={index} class="card">
          <CardContent card={card} message={message} />
          <Actions message={message} card={index} />
        </li>
      ))}
    </Cards>
  );
}

/** The cards of a WhatsApp carousel template. */
export function TemplateCards({ message }: { readonly message: Message }) {
  const cards = message.template?.cards;
  if (!cards) return null;
  return (
    <Cards width="medium">
      {cards.map(({ header, body }, index) => (
        <li key={index} class="card">
          {header && <TemplateHeader header={header} message={message} />}
          <p>
            <FormattedText text={body} message={message} />
          </p>
          <Actions message={message} card={index} />
        </li>
      ))}
    </Cards>
  );
}

/** A row that scrolls sideways, also with the arrow keys. */
function Cards({ width, children }: { readonly width: string; readonly children: ComponentChildren }) {
  return (
    <ol class={`cards ${width}`} tabIndex={0} aria-label="Cards">
      {children}
    </ol>
  );
}

function CardContent({ card, message }: { readonly card: unknown; readonly message: Message }) {
  const title = readText(card, 'title');
  const description = readText(card, 'description');
  const url = readText(card, 'media', 'contentInfo', 'fileUrl');
  const isVideo = url !== undefined && /\.(mp4|mov|webm|m4v|3gp)$/i.test(fileNameOf(url));
  return (
    <>
      {url !== undefined && (
        <Media kind={isVideo ? 'video' : 'image'} url={url} height={readText(card, 'media', 'height')} />
      )}
      {title !== undefined && <strong>{title}</strong>}
      {description !== undefined && (
        <p>
          <FormattedText text={description} message={message} />
        </p>
      )}
    </>
  );
}
