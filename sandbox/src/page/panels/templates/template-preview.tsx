import type { ComponentChildren } from 'preact';

import type { Template, TemplateButton } from '../../../chat-apps/templates/template';

const mediaTitles: Readonly<Record<string, string>> = {
  image: 'Picture',
  gif: 'GIF',
  video: 'Video',
  document: 'Document',
  location: 'Location',
};

const buttonSigns: Readonly<Record<TemplateButton['type'], string>> = {
  quick_reply: '↩',
  url: '↗',
  copy_code: '⧉',
  phone: '☎',
  flow: '☰',
  voice_call: '☎',
  request_contact_info: '☺',
};

/** A template as WhatsApp shows it, with its placeholders. */
export function TemplatePreview({ template }: { readonly template: Template }) {
  const { header, body, footer, buttons = [], cards = [], callPermissionRequest } = template;
  return (
    <figure class="template-preview" aria-label={`Preview of ${template.name}`}>
      <div class="preview-bubble">
        {header && header.type !== 'text' && <div class="preview-media">{mediaTitles[header.type]}</div>}
        {header?.type === 'text' && (
          <strong>
            <Placeholders text={header.text ?? ''} />
          </strong>
        )}
        <p>
          <Placeholders text={body} />
        </p>
        {footer !== undefined && <small>{footer}</small>}
        <Buttons buttons={buttons} />
        {callPermissionRequest && <div class="preview-button">☎ Choose preference</div>}
      </div>
      {cards.length > 0 && (
        <div class="preview-cards" tabIndex={0} role="region" aria-label="Cards">
          {cards.map((card, index) => (
            <div class="preview-bubble" key={index}>
              <div class="preview-media">Picture {index + 1}</div>
              <p>
                <Placeholders text={card.body} />
              </p>
              <Buttons buttons={card.buttons} />
            </div>
          ))}
        </div>
      )}
    </figure>
  );
}

function Buttons({ buttons }: { readonly buttons: readonly TemplateButton[] }) {
  return (
    <>
      {buttons.map(({ type, label, value }, index) => (
        <div class="preview-button" key={index} title={value}>
          <span aria-hidden="true">{buttonSigns[type]}</span> {label}
        </div>
      ))}
    </>
  );
}

/** Marks the placeholders of a text. */
function Placeholders({ text }: { readonly text: string }): ComponentChildren {
  return text
    .split(/(\{\{[^{}]*\}\})/)
    .map((part, index) =>
      part.startsWith('{{') ? <mark key={index}>{part}</mark> : <span key={index}>{part}</span>,
    );
}
