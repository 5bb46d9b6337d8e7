import { contentTypeName, contentTypes } from 'cpaas-8x8';

import { listOf, objectOf, spelled, textOf, type JsonObject } from '../../engine/json';
import type { WorldState } from '../../engine/state';
import { textsOf, templateOf } from '../templates/sent-template';
import { filled } from '../templates/template';

/** A type of message as 8x8 writes it in events: `image` → `Image`. */
export function typeName(type: string): string {
  const name = contentTypeName(type) ?? type.toLowerCase();
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}

/** What a person reads in a message, in one string: for searching, and for SMS that are fallen back to. */
export function readableText(state: WorldState, type: string, content: JsonObject): string {
  switch (type.toLowerCase()) {
    case 'interactive': {
      const interactive = objectOf(content['interactive']);
      return textOf(objectOf(interactive['body'])['text']) ?? `(${spelled(interactive['type'])})`;
    }
    case 'template': {
      const sent = objectOf(content['template']);
      const template = templateOf(state, content);
      return template ? filled(template.body, textsOf(sent, 'body')) : `(template ${spelled(sent['name'])})`;
    }
    case 'location': {
      const { name, address, latitude, longitude } = objectOf(content['location']);
      return textOf(name) ?? textOf(address) ?? `${spelled(latitude)}, ${spelled(longitude)}`;
    }
    case 'richcard':
      return cardText(objectOf(content['richCard']));
    case 'carousel':
      return listOf(objectOf(content['carousel'])['cards'])
        .map((card) => cardText(objectOf(card)))
        .join(' | ');
    case 'notification':
      return textOf(content['title']) ?? '(notification)';
    default:
      return textOf(content['text']) ?? textOf(content['url']) ?? fieldsAsText(type, content);
  }
}

/** The text of a type without a case above: its title, and its content as JSON. */
function fieldsAsText(type: string, content: JsonObject): string {
  const contentType = contentTypes[contentTypeName(type) ?? ''];
  const value = contentType && content[contentType.requires];
  return contentType && value !== undefined ? `${contentType.title}: ${spelled(value)}` : '';
}

function cardText({ title, description }: JsonObject): string {
  return [textOf(title), textOf(description)].filter((part) => part !== undefined).join(': ');
}
