import type { WebhookResponse } from './webhook-exchange';

/** What a webhook is answered with. */
export interface WebhookAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** An answer that is still to come, once. */
export interface AwaitedAnswer {
  /** Told when it is out, whether the caller still waits for it or not. */
  readonly given: Promise<WebhookAnswer>;
  /** Answers in place of n8n; whatever n8n says later is dropped. */
  give(answer: WebhookAnswer): void;
}

/**
 * Stands between n8n and the caller: n8n answers with the result of a workflow itself, and a node is not asked again.
 * So what n8n writes into its response is looked at before it goes out.
 */
export function awaitAnswer(
  response: WebhookResponse,
  decide: (fromWorkflow: WebhookAnswer) => WebhookAnswer,
): AwaitedAnswer {
  const own = { json: response.json, send: response.send, end: response.end };
  let settle: (answer: WebhookAnswer) => void = () => undefined;
  const given = new Promise<WebhookAnswer>((resolve) => (settle = resolve));
  let isOut = false;
  const give = (answer: WebhookAnswer): void => {
    if (isOut) return;
    isOut = true;
    Object.assign(response, own);
    sendAnswer(response, answer);
    const dropped = (): WebhookResponse => response;
    Object.assign(response, { json: dropped, send: dropped, end: dropped, setHeader: dropped });
    settle(answer);
  };
  const taken = (body?: unknown): WebhookResponse => {
    if (!isOut) give(decide({ status: response.statusCode, body: readable(body) }));
    return response;
  };
  Object.assign(response, { json: taken, send: taken, end: taken });
  return { given, give };
}

export function sendAnswer(response: WebhookResponse, { status, body }: WebhookAnswer): void {
  response.status(status).json(body ?? {});
}

/** n8n gives a text where the result is one. */
function readable(body: unknown): unknown {
  if (typeof body !== 'string') return body;
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
