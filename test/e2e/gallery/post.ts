/** The response of a workflow to a request. */
export interface WorkflowResponse {
  readonly status: number;
  /** Parsed, if it is JSON. */
  readonly body: unknown;
}

/** Posts JSON to a webhook of a workflow, as another system would. */
export async function post(
  address: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<WorkflowResponse> {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  return { status: response.status, body: isJson ? await response.json() : await response.text() };
}
