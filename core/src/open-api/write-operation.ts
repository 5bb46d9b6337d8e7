import { referencePage } from '../catalogue/entries';
import type { OpenApiOperation, Parameter, RequestBody, SecurityRequirement } from './document-types';
import type { OperationDraft, DraftBody, DraftParameter } from './operation-draft';
import { type ComponentSchemas, operationIdOf, pascalCase } from './component-schemas';
import { writeResponses } from './write-responses';
import { writeSchema } from './write-schema';

/** How a document is to be written. */
export interface OperationContext {
  readonly flat: boolean;
  /** The servers of the document: an operation names its own only where they differ. */
  readonly servers: readonly string[];
}

/** Writes what stands under a path and a method. */
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
    // Lists are joined by commas.
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

/** The name under which a document lists the tokens that travel in a header. */
export const tokenSchemeName = (header: string): string => `token${pascalCase(header)}`;

function securityOf({ authorization }: OperationDraft): SecurityRequirement[] | undefined {
  if (!authorization) return undefined;
  return authorization.kind === 'none' ? [] : [{ [tokenSchemeName(authorization.header)]: [] }];
}
