import { listOf, objectOf, spelled, textOf, type JsonObject } from '../../engine/json';
import { templateOf } from './sent-template';
import { namesIn, parametersIn, type Template } from './template';
import { sentParametersProblem } from './validate-parameters';
import type { World } from '../../engine/context';
import type { Refusal } from '../../messages/message-batches';

const longestText = 1_024;
const longestName = 512;

/** What is wrong with a template message that only knowing the templates tells: codes 3031 to 3043. */
export function templateProblem(world: World, content: JsonObject): Refusal | undefined {
  const sent = objectOf(content['template']);
  const name = textOf(sent['name']) ?? '';
  if (name.length > longestName) return { code: 3031, reason: 'template.name is too long' };
  const template = templateOf(world.state, content);
  if (!template || template.status === 'REJECTED' || template.status === 'PENDING') {
    if (world.state.settings.unknownTemplates === 'accept' && !template) return undefined;
    return {
      code: 3038,
      reason: `There is no approved template ${name} in ${spelled(sent['language'] ?? 'any language')}`,
    };
  }
  if (textOf(sent['language']) === undefined) return { code: 3036, reason: 'template.language is missing' };
  return parameterProblem(template, sent);
}

function parameterProblem(template: Template, sent: JsonObject): Refusal | undefined {
  const components = listOf(sent['components']).map(objectOf);
  const body = components.filter((each) => spelled(each['type'] ?? 'body').toLowerCase() === 'body');
  if (body.length > 1) return { code: 3034, reason: 'The component body is given more than once' };
  const given = listOf(body[0]?.['parameters']).map(objectOf);
  const wanted = parametersIn(template.body) || namesIn(template.body);
  if (given.length > wanted) {
    return {
      code: 3033,
      reason: `The template has ${wanted} parameters in its body, and ${given.length} were given`,
    };
  }
  if (given.length < wanted) {
    return {
      code: 3041,
      reason: `The template has ${wanted} parameters in its body, and ${given.length} were given`,
    };
  }
  const tooLong = given.some(({ text }) => (textOf(text) ?? '').length > longestText);
  if (tooLong) return { code: 3043, reason: `A parameter has more than ${longestText} characters` };
  // Of others the sandbox knows no more than their texts.
  return template.components && sentParametersProblem(template.components, sent);
}
