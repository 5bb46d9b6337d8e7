import { asArray, asObject, toText, asText, type JsonObject } from '../../engine/json';
import type { SandboxState } from '../../engine/state/state';
import type { MessageAction } from '../../messages/message-content';
import { findTemplate } from '../templates/sent-template';
import { templateActions } from './template-actions';

/**
 * Lists what a customer can do with a message. The page shows these as buttons, and `replyToMessage` accepts only
 * these.
 */
export function findActions(state: SandboxState, type: string, content: JsonObject): MessageAction[] {
  const suggestions = findSuggestions(content);
  switch (type.toLowerCase()) {
    case 'interactive':
      return interactiveActions(asObject(content['interactive']));
    case 'template':
      return findTemplateActions(state, content);
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
    case 'richcard': {
      const onCard = findSuggestions(asObject(content['richCard']));
      return [...onCard.map((action) => ({ ...action, card: 0 })), ...suggestions];
    }
    case 'carousel': {
      const cards = asArray(asObject(content['carousel'])['cards']).map(asObject);
      const onCards = cards.flatMap((each, card) =>
        findSuggestions(each).map((action) => ({ ...action, card })),
      );
      return [...onCards, ...suggestions];
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
    case 'request_contact_info':
      return [{ kind: 'contactInfo', id: 'contact', title: 'Share contact info' }];
    case 'voice_call': {
      const { payload, display_text: title } = parameters;
      return [{ kind: 'voiceCall', id: toText(payload), title: asText(title) ?? 'Call Now' }];
    }
    default:
      return [];
  }
}

function findTemplateActions(state: SandboxState, content: JsonObject): MessageAction[] {
  const template = findTemplate(state, content);
  if (!template) return [];
  return template.callPermissionRequest
    ? callPermissionActions
    : templateActions(template, asObject(content['template']));
}

function findSuggestions(content: JsonObject): MessageAction[] {
  return asArray(content['suggestions'])
    .map(asObject)
    .map(({ reply, action }): MessageAction => {
      const { text, postbackData } = asObject(reply ?? action);
      const suggestion = { kind: 'suggestion', id: toText(postbackData), title: toText(text) } as const;
      return { ...suggestion, ...phoneAction(asObject(action)) };
    });
}

/** What a suggestion makes the phone do. */
function phoneAction(action: JsonObject): Pick<MessageAction, 'opens' | 'description'> {
  const { dialAction, viewLocationAction, createCalendarEventAction, openUrlAction } = action;
  if (dialAction !== undefined) return { opens: `tel:${toText(asObject(dialAction)['phoneNumber'])}` };
  if (openUrlAction !== undefined) return { opens: toText(asObject(openUrlAction)['url']) };
  if (viewLocationAction !== undefined) {
    const { latLong, label, query } = asObject(viewLocationAction);
    const { latitude, longitude } = asObject(latLong);
    const point = `${toText(latitude ?? 0)},${toText(longitude ?? 0)}`;
    return { opens: `geo:${point}?q=${encodeURIComponent(toText(label ?? query))}` };
  }
  if (createCalendarEventAction === undefined) return {};
  const { title, startTime, endTime } = asObject(createCalendarEventAction);
  return { description: `${toText(title)}, ${toText(startTime)} to ${toText(endTime)}` };
}
