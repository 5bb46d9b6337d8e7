import type { LoggerService } from '@nestjs/common';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { parseWebhook, WebhookBodyError, type WebhookEvent } from 'cpaas-8x8';
import { errorMessage, EventBusyError, EventHandlingError } from '../handlers/event-handling.errors';
import type { EventIntake } from '../handlers/webhook-receiver.interface';
import { isAuthorized, type WebhookAuthorization } from './authorization';
import type { CallActionResponder } from './call-action-responder';
import { readBody } from './read-body';

/** A request, perhaps with a body that a parser has read already: some serverless platforms read the body themselves. */
export type WebhookRequest = IncomingMessage & { readonly rawBody?: unknown; readonly body?: unknown };

export interface WebhookEndpointOptions {
  readonly authorization: WebhookAuthorization;
  readonly maxBytes: number;
  readonly callActions: CallActionResponder;
  readonly logger: LoggerService;
}

interface WebhookResponse {
  readonly status: number;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The URL that 8x8 posts events to. It uses Node's own request and response, so it works on Express and Fastify. */
export class WebhookEndpoint {
  constructor(
    private readonly options: WebhookEndpointOptions,
    private readonly intake: () => EventIntake,
  ) {}

  /** Handles a request and sends the response. Never rejects. */
  async receive(request: WebhookRequest, response: ServerResponse): Promise<void> {
    response.on('error', () => undefined);
    try {
      const result = await this.respondTo(request);
      if (result) send(response, result);
    } catch (error) {
      this.options.logger.error(`A webhook request failed: ${errorMessage(error)}`);
      if (!response.headersSent) send(response, errorResponse(500, 'The webhook could not be handled.'));
    }
  }

  /** Checks size and authorization before it reads the body, and parses only bodies of authorized requests. */
  private async respondTo(request: WebhookRequest): Promise<WebhookResponse | undefined> {
    if (request.method !== 'POST')
      return { ...errorResponse(405, 'This URL accepts only POST.'), headers: { allow: 'POST' } };
    if (Number(request.headers['content-length'] ?? 0) > this.options.maxBytes) return this.tooLarge();
    if (!isAuthorized(request, this.options.authorization))
      return errorResponse(401, 'The Authorization header is missing or wrong.');
    const body = await this.getBody(request);
    if (body === undefined || body === 'tooLarge') return body && this.tooLarge();
    let event: WebhookEvent;
    try {
      event = parseWebhook(body.content);
    } catch (error) {
      return errorResponse(
        400,
        error instanceof WebhookBodyError ? error.message : 'The body cannot be read.',
      );
    }
    return event.type === 'voice.callAction'
      ? { status: 200, body: await this.options.callActions.answer(event) }
      : this.acceptEvent(event);
  }

  /** Returns nothing if the client has disconnected. */
  private async getBody(
    request: WebhookRequest,
  ): Promise<{ readonly content: unknown } | 'tooLarge' | undefined> {
    const { rawBody, body }: { readonly rawBody?: unknown; readonly body?: unknown } = request;
    if (request.readableEnded) return { content: rawBody ?? body };
    const result = await readBody(request, this.options.maxBytes);
    if (result.state === 'read') return { content: result.bytes };
    return result.state === 'tooLarge' ? 'tooLarge' : undefined;
  }

  private async acceptEvent(event: WebhookEvent): Promise<WebhookResponse> {
    try {
      await this.intake().take(event);
      return { status: 200 };
    } catch (error) {
      if (error instanceof EventBusyError)
        return {
          ...errorResponse(503, 'Another delivery of this event is being handled.'),
          headers: { 'retry-after': '1' },
        };
      // The dispatcher has logged an EventHandlingError already.
      if (!(error instanceof EventHandlingError))
        this.options.logger.error(`${event.type} (${event.key}) was not accepted: ${errorMessage(error)}`);
      return errorResponse(500, 'The event was not handled.');
    }
  }

  private tooLarge(): WebhookResponse {
    return errorResponse(413, `The body is larger than ${this.options.maxBytes} bytes.`);
  }
}

const errorResponse = (statusCode: number, message: string): WebhookResponse => ({
  status: statusCode,
  body: { statusCode, message },
});

function send(response: ServerResponse, { status, body, headers }: WebhookResponse): void {
  const text = body ? JSON.stringify(body) : '';
  response.writeHead(status, {
    ...headers,
    ...(body && { 'content-type': 'application/json' }),
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}
