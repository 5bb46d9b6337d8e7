import type { ExpressResponse } from '../receive/webhook-exchange';

export interface WebhookResponse {
  readonly status: number;
  readonly body: unknown;
}

export interface InterceptedResponse {
  /** Resolves when the response has been sent, even if the caller has closed the connection. */
  readonly sent: Promise<WebhookResponse>;
  /** Sends this response and discards what n8n sends later. */
  readonly send: (response: WebhookResponse) => void;
}

/**
 * Intercepts the response that n8n writes when the workflow has finished, because n8n does not call the node again
 * before it responds.
 *
 * @param transform turns the workflow's result into the response to send
 */
export function interceptResponse(
  express: ExpressResponse,
  transform: (fromWorkflow: WebhookResponse) => WebhookResponse,
): InterceptedResponse {
  let resolveSent: (response: WebhookResponse) => void = () => undefined;
  const sent = new Promise<WebhookResponse>((resolve) => (resolveSent = resolve));
  const methods = replaceableMethods(express);
  let isSent = false;
  const send = (response: WebhookResponse): void => {
    if (isSent) return;
    isSent = true;
    methods.restore();
    sendResponse(express, response);
    const discard = (): ExpressResponse => express;
    methods.replace({ json: discard, send: discard, end: discard, setHeader: discard });
    resolveSent(response);
  };
  const intercept = (body?: unknown): ExpressResponse => {
    if (!isSent) send(transform({ status: express.statusCode, body: parseJsonText(body) }));
    return express;
  };
  methods.replace({ json: intercept, send: intercept, end: intercept });
  return { sent, send };
}

/**
 * Returns functions that replace methods of the response, and that restore `json`, `send` and `end`, whether they were
 * own properties or inherited. `setHeader` is replaced only after the response has been sent, and stays replaced.
 */
function replaceableMethods(express: ExpressResponse): {
  replace: (methods: object) => void;
  restore: () => void;
} {
  const original = Object.getOwnPropertyDescriptors(express);
  return {
    replace: (methods) => Object.assign(express, methods),
    restore: () => {
      for (const name of ['json', 'send', 'end']) {
        Reflect.deleteProperty(express, name);
        const own = original[name as keyof typeof original];
        if (own) Object.defineProperty(express, name, own);
      }
    },
  };
}

export function sendResponse(express: ExpressResponse, { status, body }: WebhookResponse): void {
  express.status(status).json(body ?? {});
}

/** n8n passes a string when it has already serialized the result. */
function parseJsonText(body: unknown): unknown {
  if (typeof body !== 'string') return body;
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
