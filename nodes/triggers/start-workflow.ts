import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

/**
 * Has n8n start the workflow with one item, and save what this webhook wrote into static data.
 *
 * n8n 2.40 would forget the latter: when it starts a workflow it wraps the same static data anew, and so takes them for
 * unchanged. It looks at `webhookResponse` after that and before it saves, if the description names no `responseData`;
 * by then they are marked as changed again. Where n8n does otherwise, nothing happens.
 */
export function startWorkflow(context: IWebhookFunctions, json: IDataObject): IWebhookResponseData {
  return {
    workflowData: [[{ json }]],
    get webhookResponse(): undefined {
      markChanged(context.getWorkflowStaticData('node'));
      return undefined;
    },
  };
}

/** Static data notice an assignment, whatever is assigned. */
function markChanged(staticData: IDataObject): void {
  const { seen } = staticData;
  if (seen !== undefined) staticData['seen'] = seen;
}
