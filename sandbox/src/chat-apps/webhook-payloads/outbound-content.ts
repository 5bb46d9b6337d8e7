import type { SandboxContext } from '../../engine/context';
import { withoutUndefined, asArray, asObject, toText, asText, type JsonObject } from '../../engine/json';
import type { Message } from '../../messages/message';
import { findTemplate } from '../templates/sent-template';
import { templateContentPayload } from './template-content';

/**
 * Creates the `outboundContent` of receipt version 9, which repeats what was sent. Returns `undefined` for content
 * types that receipts do not describe.
 */
export function outboundContentPayload(context: SandboxContext, message: Message): JsonObject | undefined {
  const content = message.content ?? {};
  const createContent = (contentType: string, rest: JsonObject): JsonObject => ({
    channel: 'whatsapp',
    contentType,
    ...rest,
  });
  switch (message.type) {
    case 'Text':
      return createContent('text', { body: { text: message.text } });
    case 'Image':
    case 'Video':
    case 'Audio':
    case 'File': {
      const type = message.type === 'File' ? 'document' : message.type.toLowerCase();
      const body = asText(content['text']);
      return createContent('media', {
        header: { type, media: { url: content['url'] } },
        ...(body === undefined ? {} : { body: { text: body } }),
      });
    }
    case 'Location':
      return createContent('location', { header: { type: 'location', location: content['location'] } });
    case 'Interactive':
      return createContent('interactive', interactiveContent(asObject(content['interactive'])));
    case 'Template': {
      const template = findTemplate(context.state, content);
      return template && templateContentPayload(template, asObject(content['template']));
    }
    default:
      return undefined;
  }
}

function interactiveContent(interactive: JsonObject): JsonObject {
  const { type, header, body, footer } = interactive;
  return withoutUndefined({
    header: headerContent(asObject(header)),
    body: body === undefined ? undefined : { text: asObject(body)['text'] },
    footer: footer === undefined ? undefined : { text: asObject(footer)['text'] },
    actions: actionContent(toText(type).toLowerCase(), asObject(interactive['action'])),
    meta: { interactiveType: type },
  });
}

function headerContent(header: JsonObject): JsonObject | undefined {
  const { type } = header;
  if (typeof type !== 'string') return undefined;
  if (type.toLowerCase() === 'text') return { type: 'text', text: header['text'] };
  const media = asObject(header[type]);
  return { type, media: withoutUndefined({ url: media['link'], filename: media['filename'] }) };
}

function actionContent(type: string, action: JsonObject): JsonObject | undefined {
  const parameters = asObject(action['parameters']);
  switch (type) {
    case 'button':
      return {
        buttons: asArray(action['buttons']).map((button) => ({
          type: 'quick_reply',
          label: asObject(asObject(button)['reply'])['title'],
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
          screen: asObject(parameters['flowActionPayload'])['screen'] ?? 'FIRST_ENTRY_SCREEN',
        },
      };
    default:
      return undefined;
  }
}
