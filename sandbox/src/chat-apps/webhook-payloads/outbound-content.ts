import { defined, listOf, objectOf, spelled, textOf, type JsonObject } from '../../engine/json';
import type { Message } from '../../messages/message';
import { templateOf } from '../templates/sent-template';
import type { World } from '../../engine/context';
import { templateContent } from './template-content';

/** What the recipient saw, as receipts of version 9 tell it; `undefined` where it cannot be told. */
export function outboundContent(world: World, message: Message): JsonObject | undefined {
  const content = message.content ?? {};
  const of = (contentType: string, rest: JsonObject): JsonObject => ({
    channel: 'whatsapp',
    contentType,
    ...rest,
  });
  switch (message.type) {
    case 'Text':
      return of('text', { body: { text: message.text } });
    case 'Image':
    case 'Video':
    case 'Audio':
    case 'File': {
      const type = message.type === 'File' ? 'document' : message.type.toLowerCase();
      const body = textOf(content['text']);
      return of('media', {
        header: { type, media: { url: content['url'] } },
        ...(body === undefined ? {} : { body: { text: body } }),
      });
    }
    case 'Location':
      return of('location', { header: { type: 'location', location: content['location'] } });
    case 'Interactive':
      return of('interactive', interactiveContent(objectOf(content['interactive'])));
    case 'Template': {
      const template = templateOf(world.state, content);
      return template && templateContent(template, objectOf(content['template']));
    }
    default:
      return undefined;
  }
}

function interactiveContent(interactive: JsonObject): JsonObject {
  const { type, header, body, footer } = interactive;
  return defined({
    header: headerOf(objectOf(header)),
    body: body === undefined ? undefined : { text: objectOf(body)['text'] },
    footer: footer === undefined ? undefined : { text: objectOf(footer)['text'] },
    actions: actionsOf(spelled(type).toLowerCase(), objectOf(interactive['action'])),
    meta: { interactiveType: type },
  });
}

function headerOf(header: JsonObject): JsonObject | undefined {
  const { type } = header;
  if (typeof type !== 'string') return undefined;
  if (type.toLowerCase() === 'text') return { type: 'text', text: header['text'] };
  const media = objectOf(header[type]);
  return { type, media: defined({ url: media['link'], filename: media['filename'] }) };
}

function actionsOf(type: string, action: JsonObject): JsonObject | undefined {
  const parameters = objectOf(action['parameters']);
  switch (type) {
    case 'button':
      return {
        buttons: listOf(action['buttons']).map((button) => ({
          type: 'quick_reply',
          label: objectOf(objectOf(button)['reply'])['title'],
          value: null,
        })),
      };
    case 'list':
      return { list: { buttonLabel: action['button'], sections: action['sections'] } };
    case 'cta_url':
      return { cta: { displayText: parameters['display_text'], url: parameters['url'] } };
    case 'flow':
      return {
        flow: {
          flowId: parameters['flowId'],
          cta: parameters['flowCta'],
          action: parameters['flowAction'] ?? 'navigate',
          screen: objectOf(parameters['flowActionPayload'])['screen'] ?? 'FIRST_ENTRY_SCREEN',
        },
      };
    default:
      return undefined;
  }
}
