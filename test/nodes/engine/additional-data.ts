import type { ICredentialType, IWorkflowExecuteAdditionalData } from 'n8n-workflow';
import { EightByEightApi } from '../../../credentials/EightByEightApi.credentials';
import { TestCredentialsHelper, type CredentialTable } from './credentials-helper';

/** What n8n's server gives its engine for a run. The addresses are made up, except for those that a test sets. */
export function additionalDataFor(
  credentials: CredentialTable,
  more: Partial<IWorkflowExecuteAdditionalData> = {},
  credentialTypes: Readonly<Record<string, ICredentialType>> = { eightByEightApi: new EightByEightApi() },
): IWorkflowExecuteAdditionalData {
  const never = async (): Promise<never> => {
    throw new Error('Not in these tests.');
  };
  return {
    credentialsHelper: new TestCredentialsHelper(credentialTypes, credentials),
    executeWorkflow: never,
    getRunExecutionData: never,
    getRuntimeCredential: never,
    startRunnerTask: never,
    logAiEvent: () => undefined,
    currentNodeExecutionIndex: 0,
    executionId: '1',
    restApiUrl: 'http://n8n.test/rest',
    instanceBaseUrl: 'http://n8n.test/',
    formBaseUrl: 'http://n8n.test/form',
    formWaitingBaseUrl: 'http://n8n.test/form-waiting',
    formTestBaseUrl: 'http://n8n.test/form-test',
    webhookBaseUrl: 'http://n8n.test/webhook',
    webhookWaitingBaseUrl: 'http://n8n.test/webhook-waiting',
    webhookTestBaseUrl: 'http://n8n.test/webhook-test',
    mcpBaseUrl: 'http://n8n.test/mcp',
    mcpTestBaseUrl: 'http://n8n.test/mcp-test',
    variables: {},
    ...more,
  } as IWorkflowExecuteAdditionalData;
}
