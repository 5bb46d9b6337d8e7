import { listOf, objectOf, spelled, textOf, type JsonObject } from '../../engine/json';
import type { WorldState } from '../../engine/state';
import { textsOf, templateOf } from '../templates/sent-template';
import { filled } from '../templates/template';

/** A type of message as 8x8 writes it in events: `image` → `Image`. */
export function typeName(type: string): string {
  const lower = type.toLowerCase();
  if (lower === 'richcard') return 'RichCard';
  return lower.slice(0, 1).toUpperCase() + lower.slice(1);
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
      return textOf(content['text']) ?? textOf(content['url']) ?? '';
  }
}

function cardText({ title, description }: JsonObject): string {
  return [textOf(title), textOf(description)].filter((part) => part !== undefined).join(': ');
}
