import type { OperationId } from 'cpaas-8x8';

import type { Definition } from '../../automation/definition';
import type { DefinitionFilter, WorkflowDetails, WorkflowFilter } from '../../automation/find-workflows';
import type { Workflow } from '../../automation/workflow';
import type { JsonObject } from '../../engine/json';
import { definitionFilterSchema, workflowFilterSchema } from '../query-schemas';
import { routesFor } from '../route';

export interface WorkflowOperations {
  definitions: { readonly query: DefinitionFilter; readonly response: readonly Definition[] };
  workflows: { readonly query: WorkflowFilter; readonly response: readonly Workflow[] };
  workflow: { readonly response: WorkflowDetails };
  runOperation: { readonly body: JsonObject; readonly response: unknown };
}

const route = routesFor<WorkflowOperations>();

/** Workflows of Automation, and the operations of the API, which start and stop them. */
export const workflowRoutes = [
  route(
    'definitions',
    'GET /definitions',
    {
      summary: 'The latest version of each definition of Automation, the newest first',
      query: definitionFilterSchema,
      note: '`search` is in the name and in the ID.',
    },
    (sandbox, { query }) => sandbox.definitions(query),
  ),
  route(
    'workflows',
    'GET /workflows',
    {
      summary: 'The running and finished workflows with their steps and their data, the newest first',
      query: workflowFilterSchema,
      note: '`search` is in the ID and in the data. `before` is the ID of the last workflow of the previous page. 50 workflows are returned if `limit` is absent.',
    },
    (sandbox, { query }) => sandbox.workflows(query),
  ),
  route(
    'workflow',
    'GET /workflows/:id',
    { summary: 'A workflow, and the version of the definition that it runs', failure: 404 },
    (sandbox, { id }) => sandbox.workflow(id),
  ),
  route(
    'runOperation',
    'POST /operations/:id',
    {
      summary: 'Runs an operation of the API, such as `contacts.create`, without a request to the API',
      body: { type: 'object', properties: {}, additionalProperties: {} },
      listsFields: false,
      note: 'The body is the input of the operation. No key, no fault and no rate limit applies, and `GET /requests` does not list it. The account and the subaccount have defaults. Files can only be sent, as text.',
      program: '`runOperation(id, input)`',
      failure: 404,
    },
    (sandbox, { id, body }) => sandbox.runOperation(id as OperationId, body),
  ),
];
