import { isJsonObject } from '../../../core/src/validation';
import { recordsIn, type Values } from '../fields/field';
import { NodeOperationError, type ILoadOptionsFunctions } from 'n8n-workflow';
import { clientFor, clientOptions } from '../../shared/client';
import { toNodeError } from '../../shared/node-error';

/** The name of the parameter for the channel whose templates are listed. */
export const channelParameter = 'templateChannelId';

/** The fields of a template that the node uses. */
export interface TemplateDefinition {
  readonly name: string;
  readonly language: string;
  readonly category: string;
  readonly status: string;
  readonly components: readonly Values[];
}

function toTemplateDefinition(row: unknown): TemplateDefinition {
  const { templateName, language, category, status, components } = isJsonObject(row) ? row : {};
  return {
    name: stringOrEmpty(templateName),
    language: stringOrEmpty(language),
    category: stringOrEmpty(category),
    status: stringOrEmpty(status),
    components: recordsIn(components),
  };
}

/** Used to compare types and formats, which 8x8 writes in different cases. */
export const toLowerCase = (value: unknown): string => stringOrEmpty(value).toLowerCase();

export const stringOrEmpty = (value: unknown): string => (typeof value === 'string' ? value : '');

export const findComponent = (components: readonly Values[], type: string): Values | undefined =>
  components.find((each) => toLowerCase(each['type']) === type);

/** The names of the variables in a text, without duplicates: `1`, `2`, or words. */
export function variableNames(text: unknown): readonly string[] {
  const names = [...stringOrEmpty(text).matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, name = '']) => name);
  return [...new Set(names)];
}

/** The example values of variables, from an array or an array of arrays. */
export function exampleValues(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.flat(2).filter((each) => typeof each === 'string') : [];
}

/**
 * Requests the approved templates of the WhatsApp channel in the node's parameters. The editor shows them in a list, and
 * the variables of the chosen one as fields.
 */
export async function approvedTemplates(context: ILoadOptionsFunctions): Promise<TemplateDefinition[]> {
  const given = stringOrEmpty(context.getNodeParameter(channelParameter, '')).trim();
  const channelId = given || (await clientOptions(context)).whatsAppChannelId;
  if (channelId === undefined) {
    throw new NodeOperationError(context.getNode(), 'WhatsApp Channel ID is empty', {
      description:
        'Copy it from 8x8 Connect to the credential or to this field, or choose the template By Name.',
    });
  }
  try {
    const client = await clientFor(context);
    const found: TemplateDefinition[] = [];
    for await (const row of client.chatApps.getTemplates({ channelId })) {
      const definition = toTemplateDefinition(row);
      if (toLowerCase(definition.status) === 'approved') found.push(definition);
    }
    return found;
  } catch (error) {
    throw toNodeError(context.getNode(), error);
  }
}
