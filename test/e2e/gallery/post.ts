/** The response of a workflow to a request. */
export interface WorkflowResponse {
  readonly status: number;
  readonly body: unknown;
}

/** Posts JSON to a webhook of a workflow, as another system would. */
export async function post(address: string, body: unknown): Promise<WorkflowResponse> {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}
