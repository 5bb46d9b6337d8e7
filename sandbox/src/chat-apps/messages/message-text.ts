import { contentTypeName, contentTypes } from 'cpaas-8x8';

import { asArray, asObject, toText, asText, type JsonObject } from '../../engine/json';
import type { SandboxState } from '../../engine/state/state';
import { getParameterTexts, findTemplate } from '../templates/sent-template';
import { fillPlaceholders } from '../templates/template';

/** Formats a content type as in 8x8's events: `image` → `Image`. */
export function formatMessageType(type: string): string {
  const name = contentTypeName(type) ?? type.toLowerCase();
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}

/** Returns the readable part of a message as one string, for search and for SMS fallback. */
export function readableText(state: SandboxState, type: string, content: JsonObject): string {
  switch (type.toLowerCase()) {
    case 'interactive': {
      const interactive = asObject(content['interactive']);
      return asText(asObject(interactive['body'])['text']) ?? `(${toText(interactive['type'])})`;
    }
    case 'template': {
      const sent = asObject(content['template']);
      const template = findTemplate(state, content);
      return template
        ? fillPlaceholders(template.body, getParameterTexts(sent, 'body'))
        : `(template ${toText(sent['name'])})`;
    }
    case 'location': {
      const { name, address, latitude, longitude } = asObject(content['location']);
      return asText(name) ?? asText(address) ?? `${toText(latitude)}, ${toText(longitude)}`;
    }
    case 'richcard':
      return cardText(asObject(content['richCard']));
    case 'carousel':
      return asArray(asObject(content['carousel'])['cards'])
        .map((card) => cardText(asObject(card)))
        .join(' | ');
    case 'buttons':
      return asText(content['text']) ?? asText(asObject(content['button'])['caption']) ?? '';
    case 'notification':
      return asText(content['title']) ?? '(notification)';
    default:
      return asText(content['text']) ?? asText(content['url']) ?? fieldsAsText(type, content);
  }
}

/** The text for a type that `readableText` does not list: the title of the type, and the content as JSON. */
function fieldsAsText(type: string, content: JsonObject): string {
  const contentType = contentTypes[contentTypeName(type) ?? ''];
  const value = contentType && content[contentType.requires];
  return contentType && value !== undefined ? `${contentType.title}: ${toText(value)}` : '';
}

function cardText({ title, description }: JsonObject): string {
  return [asText(title), asText(description)].filter((part) => part !== undefined).join(': ');
}
