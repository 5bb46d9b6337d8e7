import type { Schema } from '../validation/json-schema';
import type { Content, OpenApiSchema, Response } from './document-types';
import type { OperationDraft } from './operation-draft';
import { type ComponentSchemas, pascalCase } from './component-schemas';
import { writeSchema } from './write-schema';

const errorSchema: Schema = {
  type: 'object',
  description: 'Why 8x8 refused the request',
  properties: {
    code: { type: 'integer', description: "8x8's error code, which is more precise than the HTTP status" },
    message: { type: 'string', description: 'The reason as text' },
    errorId: { type: 'string', description: 'ID of the error, for 8x8 support' },
    timestamp: { type: 'string', description: 'When the error occurred' },
  },
};

const statusTexts: Readonly<Record<number, string>> = {
  400: 'The request is not valid',
  401: 'The API key is missing or wrong',
  402: 'The balance is too low',
  403: 'The account does not have permission',
  404: 'Not found',
  409: 'The request conflicts with existing data',
  410: 'No longer available',
  413: 'The request is too large',
  415: 'The media type of the body is not supported',
  422: 'The request cannot be carried out',
  423: 'The resource is locked',
  429: 'Too many requests. Wait for the time in Retry-After',
  500: 'Error at 8x8',
  503: '8x8 is not available',
};

const isFile = (schema: Schema): boolean => schema.type === 'string' && schema.format === 'binary';

/** Writes the OpenAPI responses of an operation: successes, the documented errors, and a default for other errors. */
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
      draft.errors.map((status) => [status, { description: statusTexts[status] ?? 'Error', content: error }]),
    ),
    default: { description: 'Any other error', content: error },
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
  const { rejection, idFromLocation, outputFlag } = operation;
  if (status >= 300)
    return { description: 'The file is at another URL', headers: { Location: header('URL of the file') } };
  if (!output) return { description: 'Success, with an empty body' };
  if (isFile(output))
    return {
      description: 'The file',
      content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
    };
  const inBody = withoutField(withoutField(output, idFromLocation), outputFlag?.field);
  const schema = writeSchema(inBody, [`${pascalCase(id)}Response`], { flat, direction: 'out' }, components);
  return {
    description: rejection
      ? `Accepted, or refused if ${rejection.at} is ${rejection.values.join(' or ')}`
      : 'Success',
    ...(idFromLocation ? { headers: { Location: header(`Ends in ${idFromLocation}`) } } : {}),
    content: { 'application/json': { schema } },
  };
}

const header = (description: string): { description: string; schema: OpenApiSchema } => ({
  description,
  schema: { type: 'string' },
});

/** The output without a field that is not in the body: it is in the Location header, or the client adds it. */
function withoutField(output: Schema, field: string | undefined): Schema {
  if (output.type !== 'object' || field === undefined) return output;
  const { [field]: _notInBody, ...properties } = output.properties;
  return { ...output, properties, required: (output.required ?? []).filter((name) => name !== field) };
}
