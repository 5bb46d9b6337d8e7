import type { SandboxContext } from '../../engine/context';
import { asArray, asObject, toText, asText, type JsonObject } from '../../engine/json';
import type { Rejection } from '../../messages/message-batches';
import { findTemplate } from './sent-template';
import { countNamedPlaceholders, highestPlaceholder, type Template } from './template';
import { validateParameters } from './validate-parameters';

const maxTextLength = 1_024;
const maxNameLength = 512;

/** Checks a template message against its template: codes 3031 to 3046. */
export function validateTemplateMessage(context: SandboxContext, content: JsonObject): Rejection | undefined {
  const sent = asObject(content['template']);
  const name = asText(sent['name']) ?? '';
  if (name.length > maxNameLength) return { code: 3031, reason: 'template.name is too long' };
  const template = findTemplate(context.state, content);
  if (!template || template.status === 'REJECTED' || template.status === 'PENDING') {
    if (context.state.settings.unknownTemplates === 'accept' && !template) return undefined;
    return {
      code: 3038,
      reason: `There is no approved template ${name} in ${toText(sent['language'] ?? 'any language')}`,
    };
  }
  if (asText(sent['language']) === undefined) return { code: 3036, reason: 'template.language is missing' };
  return validateBodyParameters(template, sent);
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
      code: 3041,
      reason: `The template has ${expectedCount} parameters in its body, and ${parameters.length} were given`,
    };
  }
  const isTooLong = parameters.some(({ text }) => (asText(text) ?? '').length > maxTextLength);
  if (isTooLong) return { code: 3043, reason: `A parameter has more than ${maxTextLength} characters` };
  // Templates without components have only a body to check.
  return template.components && validateParameters(template.components, sent);
}
