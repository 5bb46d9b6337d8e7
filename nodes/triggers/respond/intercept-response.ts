import type { WebhookResponse } from '../receive/webhook-exchange';

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
  readonly give: (answer: WebhookAnswer) => void;
}

/**
 * Stands between n8n and the caller: n8n answers with the result of a workflow itself, and a node is not asked again.
 * So what n8n writes into its response is looked at before it goes out.
 */
export function awaitAnswer(
  response: WebhookResponse,
  decide: (fromWorkflow: WebhookAnswer) => WebhookAnswer,
): AwaitedAnswer {
  let settle: (answer: WebhookAnswer) => void = () => undefined;
  const given = new Promise<WebhookAnswer>((resolve) => (settle = resolve));
  const methods = replaceable(response);
  let isOut = false;
  const give = (answer: WebhookAnswer): void => {
    if (isOut) return;
    isOut = true;
    methods.giveBack();
    sendAnswer(response, answer);
    const dropped = (): WebhookResponse => response;
    methods.replace({ json: dropped, send: dropped, end: dropped, setHeader: dropped });
    settle(answer);
  };
  const taken = (body?: unknown): WebhookResponse => {
    if (!isOut) give(decide({ status: response.statusCode, body: readable(body) }));
    return response;
  };
  methods.replace({ json: taken, send: taken, end: taken });
  return { given, give };
}

/** Express has these methods on the prototype, or as the response's own: in both cases they come back as they were. */
function replaceable(response: WebhookResponse): {
  replace: (methods: object) => void;
  giveBack: () => void;
} {
  const before = Object.getOwnPropertyDescriptors(response);
  return {
    replace: (methods) => Object.assign(response, methods),
    giveBack: () => {
      for (const name of ['json', 'send', 'end']) {
        Reflect.deleteProperty(response, name);
        const own = before[name as keyof typeof before];
        if (own) Object.defineProperty(response, name, own);
      }
    },
  };
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
