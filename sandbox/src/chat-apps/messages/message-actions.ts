import { asArray, asObject, toText, asText, type JsonObject } from '../../engine/json';
import type { SandboxState } from '../../engine/state';
import { getParameterTexts, findTemplate } from '../templates/sent-template';
import { fillPlaceholders } from '../templates/template';

/** Something that a customer can do with a message: tap a button, choose a row, open a link. */
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
  /** The value that the webhook returns. For a link: its URL. */
  readonly id: string;
  readonly title: string;
  readonly description?: string;
}

/** Lists what a customer can do with a message. */
export function findActions(state: SandboxState, type: string, content: JsonObject): MessageAction[] {
  const suggestions = findSuggestions(content);
  switch (type.toLowerCase()) {
    case 'interactive':
      return interactiveActions(asObject(content['interactive']));
    case 'template':
      return templateActions(state, content);
    case 'buttons': {
      const { caption, action } = asObject(content['button']);
      return asText(action) === undefined
        ? []
        : [linkAction(toText(action), asText(caption) ?? toText(action))];
    }
    case 'notification':
      return asArray(content['actions'])
        .map(asObject)
        .map(({ title, url }) => linkAction(toText(url), toText(title)));
    case 'richcard':
      return [...findSuggestions(asObject(content['richCard'])), ...suggestions];
    case 'carousel': {
      const cards = asArray(asObject(content['carousel'])['cards']).map(asObject);
      return [...cards.flatMap(findSuggestions), ...suggestions];
    }
    default:
      return suggestions;
  }
}

const linkAction = (url: string, title: string): MessageAction => ({ kind: 'link', id: url, title });

const callPermissionActions: MessageAction[] = [
  { kind: 'callPermission', id: 'accept', title: 'Allow calls' },
  { kind: 'callPermission', id: 'reject', title: 'Do not allow' },
];

function interactiveActions(interactive: JsonObject): MessageAction[] {
  const action = asObject(interactive['action']);
  const parameters = asObject(action['parameters']);
  switch (toText(interactive['type']).toLowerCase()) {
    case 'button':
      return asArray(action['buttons'])
        .map((button) => asObject(asObject(button)['reply']))
        .map(({ id, title }) => ({ kind: 'button', id: toText(id), title: toText(title) }));
    case 'list':
      return asArray(action['sections'])
        .flatMap((section) => asArray(asObject(section)['rows']).map(asObject))
        .map(({ id, title, description }) => ({
          kind: 'row',
          id: toText(id),
          title: toText(title),
          ...(typeof description === 'string' ? { description } : {}),
        }));
    case 'cta_url':
      return [linkAction(toText(parameters['url']), toText(parameters['display_text']))];
    case 'flow':
      return [{ kind: 'flow', id: toText(parameters['flowId']), title: toText(parameters['flowCta']) }];
    case 'call_permission_request':
      return callPermissionActions;
    case 'location_request_message':
      return [{ kind: 'location', id: 'location', title: 'Send location' }];
    default:
      return [];
  }
}

function templateActions(state: SandboxState, content: JsonObject): MessageAction[] {
  const sent = asObject(content['template']);
  const template = findTemplate(state, content);
  if (template?.callPermissionRequest) return callPermissionActions;
  const all = [...(template?.buttons ?? []), ...(template?.cards ?? []).flatMap(({ buttons }) => buttons)];
  return all.flatMap(({ type, label, value }, index): MessageAction[] => {
    if (type === 'quick_reply')
      return [{ kind: 'quickReply', id: findButtonPayload(sent, index) ?? label, title: label }];
    return type === 'url'
      ? [linkAction(fillPlaceholders(value ?? '', getParameterTexts(sent, 'button')), label)]
      : [];
  });
}

/** Returns the payload that the sender set for the button at this index. */
function findButtonPayload(sent: JsonObject, index: number): string | undefined {
  const button = asArray(sent['components'])
    .map(asObject)
    .find(({ type, index: at }) => toText(type).toLowerCase() === 'button' && Number(at ?? 0) === index);
  return asText(asObject(asArray(button?.['parameters'])[0])['payload']);
}

function findSuggestions(content: JsonObject): MessageAction[] {
  return asArray(content['suggestions'])
    .map(asObject)
    .map(({ reply, action }): MessageAction => {
      const { text, postbackData } = asObject(reply ?? action);
      return { kind: 'suggestion', id: toText(postbackData), title: toText(text) };
    });
}
