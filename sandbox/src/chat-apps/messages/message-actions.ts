import { listOf, objectOf, spelled, textOf, type JsonObject } from '../../engine/json';
import type { WorldState } from '../../engine/state';
import { textsOf, templateOf } from '../templates/sent-template';
import { filled } from '../templates/template';

/** Something a customer can do with a message: tap a button, choose a row, open a link. */
export interface MessageAction {
  readonly kind:
    | 'button'
    | 'row'
    | 'quickReply'
    | 'suggestion'
    | 'link'
    | 'flow'
    | 'callPermission'
    | 'location';
  /** What the webhook brings back; of links, the address. */
  readonly id: string;
  readonly title: string;
  readonly description?: string;
}

/** What a customer can do with a message. */
export function actionsOf(state: WorldState, type: string, content: JsonObject): MessageAction[] {
  const suggestions = suggestionsIn(content);
  switch (type.toLowerCase()) {
    case 'interactive':
      return interactiveActions(objectOf(content['interactive']));
    case 'template':
      return templateActions(state, content);
    case 'buttons': {
      const { caption, action } = objectOf(content['button']);
      return textOf(action) === undefined ? [] : [link(spelled(action), textOf(caption) ?? spelled(action))];
    }
    case 'notification':
      return listOf(content['actions'])
        .map(objectOf)
        .map(({ title, url }) => link(spelled(url), spelled(title)));
    case 'richcard':
      return [...suggestionsIn(objectOf(content['richCard'])), ...suggestions];
    case 'carousel': {
      const cards = listOf(objectOf(content['carousel'])['cards']).map(objectOf);
      return [...cards.flatMap(suggestionsIn), ...suggestions];
    }
    default:
      return suggestions;
  }
}

const link = (url: string, title: string): MessageAction => ({ kind: 'link', id: url, title });

const callPermissionActions: MessageAction[] = [
  { kind: 'callPermission', id: 'accept', title: 'Allow calls' },
  { kind: 'callPermission', id: 'reject', title: 'Do not allow' },
];

function interactiveActions(interactive: JsonObject): MessageAction[] {
  const action = objectOf(interactive['action']);
  const parameters = objectOf(action['parameters']);
  switch (spelled(interactive['type']).toLowerCase()) {
    case 'button':
      return listOf(action['buttons'])
        .map((button) => objectOf(objectOf(button)['reply']))
        .map(({ id, title }) => ({ kind: 'button', id: spelled(id), title: spelled(title) }));
    case 'list':
      return listOf(action['sections'])
        .flatMap((section) => listOf(objectOf(section)['rows']).map(objectOf))
        .map(({ id, title, description }) => ({
          kind: 'row',
          id: spelled(id),
          title: spelled(title),
          ...(typeof description === 'string' ? { description } : {}),
        }));
    case 'cta_url':
      return [link(spelled(parameters['url']), spelled(parameters['display_text']))];
    case 'flow':
      return [{ kind: 'flow', id: spelled(parameters['flowId']), title: spelled(parameters['flowCta']) }];
    case 'call_permission_request':
      return callPermissionActions;
    case 'location_request_message':
      return [{ kind: 'location', id: 'location', title: 'Send location' }];
    default:
      return [];
  }
}

function templateActions(state: WorldState, content: JsonObject): MessageAction[] {
  const sent = objectOf(content['template']);
  const template = templateOf(state, content);
  if (template?.callPermissionRequest) return callPermissionActions;
  const all = [...(template?.buttons ?? []), ...(template?.cards ?? []).flatMap(({ buttons }) => buttons)];
  return all.flatMap(({ type, label, value }, index): MessageAction[] => {
    if (type === 'quick_reply')
      return [{ kind: 'quickReply', id: payloadOf(sent, index) ?? label, title: label }];
    return type === 'url' ? [link(filled(value ?? '', textsOf(sent, 'button')), label)] : [];
  });
}

/** The payload that the sender gave the button at this place. */
function payloadOf(sent: JsonObject, index: number): string | undefined {
  const button = listOf(sent['components'])
    .map(objectOf)
    .find(({ type, index: at }) => spelled(type).toLowerCase() === 'button' && Number(at ?? 0) === index);
  return textOf(objectOf(listOf(button?.['parameters'])[0])['payload']);
}

function suggestionsIn(content: JsonObject): MessageAction[] {
  return listOf(content['suggestions'])
    .map(objectOf)
    .map(({ reply, action }): MessageAction => {
      const { text, postbackData } = objectOf(reply ?? action);
      return { kind: 'suggestion', id: spelled(postbackData), title: spelled(text) };
    });
}
