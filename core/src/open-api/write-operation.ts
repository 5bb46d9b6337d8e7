import { referencePage } from '../catalogue/entries';
import type { OpenApiOperation, Parameter, RequestBody, SecurityRequirement } from './document-types';
import type { OperationDraft, DraftBody, DraftParameter } from './operation-draft';
import { type ComponentSchemas, operationIdOf, pascalCase } from './component-schemas';
import { writeResponses } from './write-responses';
import { writeSchema } from './write-schema';

/** The options of the document. */
export interface OperationContext {
  readonly flat: boolean;
  /** The servers of the document. An operation lists its servers only if they differ. */
  readonly servers: readonly string[];
}

/** Writes the OpenAPI operation of a draft: its texts, parameters, body, responses, servers and authorization. */
export function writeOperation(
  draft: OperationDraft,
  { flat, servers }: OperationContext,
  components: ComponentSchemas,
): OpenApiOperation {
  const [first, ...others] = draft.entries;
  const { id, api, operation } = first;
  const parameters = draft.parameters.map((parameter) => writeParameter(parameter, id, flat, components));
  const security = securityOf(draft);
  return {
    operationId: operationIdOf(id),
    summary: [operation, ...others.map((other) => other.operation)].map(({ title }) => title).join(', or '),
    description: draft.entries.map((entry) => `${entry.operation.summary}.`).join(' '),
    tags: [api.title],
    externalDocs: { url: referencePage(operation.docs) },
    ...(parameters.length ? { parameters } : {}),
    ...(draft.body ? { requestBody: writeBody(draft.body, id, flat, components) } : {}),
    responses: writeResponses(draft, flat, components),
    ...(servers.join() === draft.servers.join() ? {} : { servers: draft.servers.map((url) => ({ url })) }),
    ...(security ? { security } : {}),
  };
}

function writeParameter(
  { name, in: where, required, schema }: DraftParameter,
  id: string,
  flat: boolean,
  components: ComponentSchemas,
): Parameter {
  const { description, ...written } = writeSchema(
    schema,
    [pascalCase(id), name],
    { flat, direction: 'in' },
    components,
  );
  return {
    name,
    in: where,
    required,
    ...(description ? { description } : {}),
    schema: written,
    // 8x8 expects lists in the query separated by commas.
    ...(written.type === 'array' ? { style: 'form', explode: false } : {}),
  };
}

function writeBody(
  { schema, required, multipart }: DraftBody,
  id: string,
  flat: boolean,
  components: ComponentSchemas,
): RequestBody {
  const style = { flat, direction: 'in' } as const;
  const written = writeSchema(schema, [`${pascalCase(id)}Request`], style, components);
  return {
    required,
    content: { [multipart ? 'multipart/form-data' : 'application/json']: { schema: written } },
  };
}

/** The name of the security scheme for a token in a header. */
export const tokenSchemeName = (header: string): string => `token${pascalCase(header)}`;

function securityOf({ authorization }: OperationDraft): SecurityRequirement[] | undefined {
  if (!authorization) return undefined;
  return authorization.kind === 'none' ? [] : [{ [tokenSchemeName(authorization.header)]: [] }];
}
