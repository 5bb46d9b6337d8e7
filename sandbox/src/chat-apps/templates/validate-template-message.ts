import type { SandboxContext } from '../../engine/context';
import { getSettings } from '../../engine/current-settings';
import { asArray, asObject, toText, asText, type JsonObject } from '../../engine/json';
import type { Rejection } from '../../messages/message-batches';
import { findTemplate } from './sent-template';
import { countNamedPlaceholders, highestPlaceholder, type Template } from './template';
import { validateParameters } from './validate-parameters';

const maxTextLength = 1_024;
const maxNameLength = 512;
const noParameters = 3040;
const wrongParameters = 3041;

/**
 * Checks a message that uses a template before it is accepted: the template is approved, and the parameters fit. Codes
 * 3031 to 3046.
 */
export function validateTemplateMessage(context: SandboxContext, content: JsonObject): Rejection | undefined {
  const sent = asObject(content['template']);
  const name = asText(sent['name']) ?? '';
  if (name.length > maxNameLength) return { code: 3031, reason: 'template.name is too long' };
  const template = findTemplate(context.state, content);
  if (!template || template.status === 'REJECTED' || template.status === 'PENDING') {
    if (getSettings(context.state).unknownTemplates === 'accept' && !template) return undefined;
    return {
      code: 3038,
      reason: `There is no approved template ${name} in ${toText(sent['language'] ?? 'any language')}`,
    };
  }
  if (asText(sent['language']) === undefined) return { code: 3036, reason: 'template.language is missing' };
  const rejection = validateBodyParameters(template, sent);
  return rejection?.code === wrongParameters && !hasParameters(sent['components'])
    ? { ...rejection, code: noParameters }
    : rejection;
}

/** Whether a component has a parameter, or a component of a card. */
function hasParameters(components: unknown): boolean {
  return asArray(components)
    .map(asObject)
    .some(
      ({ parameters, cards }) =>
        asArray(parameters).length > 0 ||
        asArray(cards).some((card) => hasParameters(asObject(card)['components'])),
    );
}

function validateBodyParameters(template: Template, sent: JsonObject): Rejection | undefined {
  const components = asArray(sent['components']).map(asObject);
  const body = components.filter((each) => toText(each['type'] ?? 'body').toLowerCase() === 'body');
  if (body.length > 1) return { code: 3034, reason: 'The component body occurs more than once' };
  const parameters = asArray(body[0]?.['parameters']).map(asObject);
  const expectedCount = highestPlaceholder(template.body) || countNamedPlaceholders(template.body);
  if (parameters.length > expectedCount) {
    return {
      code: 3033,
      reason: `The template has ${expectedCount} parameters in its body, and ${parameters.length} were given`,
    };
  }
  if (parameters.length < expectedCount) {
    return {
      code: wrongParameters,
      reason: `The template has ${expectedCount} parameters in its body, and ${parameters.length} were given`,
    };
  }
  const isTooLong = parameters.some(({ text }) => (asText(text) ?? '').length > maxTextLength);
  if (isTooLong) return { code: 3043, reason: `A parameter has more than ${maxTextLength} characters` };
  // Templates without components have only a body to check.
  return template.components && validateParameters(template.components, sent);
}
