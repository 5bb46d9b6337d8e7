import type { Schema } from '../validation/json-schema';
import type { Content, OpenApiSchema, Response } from './document-types';
import type { OperationDraft } from './operation-draft';
import { type ComponentSchemas, pascalCase } from './component-schemas';
import { writeSchema } from './write-schema';

const errorSchema: Schema = {
  type: 'object',
  description: 'Why 8x8 refused the request',
  properties: {
    code: { type: 'integer', description: "8x8's code, which tells more than the HTTP status" },
    message: { type: 'string', description: 'The reason in words' },
    errorId: { type: 'string', description: 'What 8x8 support asks for' },
    timestamp: { type: 'string', description: 'When it happened' },
  },
};

const meanings: Readonly<Record<number, string>> = {
  400: 'Something in the request is wrong',
  401: 'The API key is missing or wrong',
  402: 'The balance does not suffice',
  403: 'The account may not do this',
  404: 'There is no such thing',
  409: 'It conflicts with what is there',
  410: 'It is no longer there',
  413: 'The request is too large',
  415: 'The body is of the wrong kind',
  422: 'The request is well formed, but cannot be carried out',
  423: 'It is locked',
  429: 'Too many requests: wait as long as Retry-After says',
  500: '8x8 failed',
  503: '8x8 is not available for the moment',
};

const isFile = (schema: Schema): boolean => schema.type === 'string' && schema.format === 'binary';

/** What a request may be answered with: successes, the documented failures, and a rest. */
export function writeResponses(
  draft: OperationDraft,
  flat: boolean,
  components: ComponentSchemas,
): Record<string, Response> {
  const error: Content = {
    'application/json': {
      schema: writeSchema(errorSchema, ['Error'], { flat, direction: 'out' }, components),
    },
  };
  return {
    ...Object.fromEntries(
      [...draft.outputs].map(([status, output]) => [
        status,
        writeSuccess(draft, status, output, flat, components),
      ]),
    ),
    ...Object.fromEntries(
      draft.errors.map((status) => [status, { description: meanings[status] ?? 'Refused', content: error }]),
    ),
    default: { description: 'Refused or failed', content: error },
  };
}

function writeSuccess(
  { entries }: OperationDraft,
  status: number,
  output: Schema | undefined,
  flat: boolean,
  components: ComponentSchemas,
): Response {
  const [{ id, operation }] = entries;
  const { rejection, idFromLocation } = operation;
  if (status >= 300)
    return { description: 'The file lies elsewhere', headers: { Location: header('Where the file lies') } };
  if (!output) return { description: 'Done; the body is empty' };
  if (isFile(output))
    return {
      description: 'The file',
      content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
    };
  const inBody = withoutField(output, idFromLocation);
  const schema = writeSchema(inBody, [`${pascalCase(id)}Response`], { flat, direction: 'out' }, components);
  return {
    description: rejection
      ? `Accepted, unless ${rejection.at} is ${rejection.values.join(' or ')}: then it was refused`
      : 'Done',
    ...(idFromLocation ? { headers: { Location: header(`Ends in ${idFromLocation}`) } } : {}),
    content: { 'application/json': { schema } },
  };
}

const header = (description: string): { description: string; schema: OpenApiSchema } => ({
  description,
  schema: { type: 'string' },
});

/** The output as it travels: without the field that stands in a header. */
function withoutField(output: Schema, field: string | undefined): Schema {
  if (output.type !== 'object' || field === undefined) return output;
  const { [field]: _inHeader, ...properties } = output.properties;
  return { ...output, properties, required: (output.required ?? []).filter((name) => name !== field) };
}
