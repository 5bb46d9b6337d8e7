import type { LoggerService } from '@nestjs/common';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { authorizationMatches, parseWebhook, WebhookBodyError, type WebhookEvent } from 'cpaas-8x8';
import type { CallActions } from './call-action-responder';
import { EventBusyError, EventHandlingError } from '../handlers/event-handling.errors';
import type { EventIntake } from '../handlers/webhook-receiver.interface';
import { messageOf } from '../handlers/event-dispatcher';
import { readLimited } from './read-body';
import type { WebhookOptions } from '../webhook-options.interface';

/** A request, and what a parser has left of it that ran before, as on platforms that read the body themselves. */
export type WebhookRequest = IncomingMessage & { readonly rawBody?: unknown; readonly body?: unknown };

export interface WebhookEndpointOptions {
  readonly authorization: WebhookOptions['authorization'];
  readonly maxBytes: number;
  readonly callActions: CallActions;
  readonly logger: LoggerService;
}

interface Answer {
  readonly status: number;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One URL that 8x8 posts to, over Node's own request and response, so that every server of Nest can host it. */
export class WebhookEndpoint {
  constructor(
    private readonly options: WebhookEndpointOptions,
    private readonly intake: () => EventIntake,
  ) {}

  /** Answers a request. Never rejects. */
  async receive(request: WebhookRequest, response: ServerResponse): Promise<void> {
    response.on('error', () => undefined);
    try {
      const answer = await this.answer(request);
      if (answer) send(response, answer);
    } catch (error) {
      this.options.logger.error(`A webhook could not be answered: ${messageOf(error)}`);
      if (!response.headersSent) send(response, refusal(500, 'The webhook could not be handled.'));
    }
  }

  /** In this order: nothing is read of what is too large, and nothing parsed of what is not from 8x8. */
  private async answer(request: WebhookRequest): Promise<Answer | undefined> {
    if (request.method !== 'POST')
      return { ...refusal(405, 'Webhooks are posted.'), headers: { allow: 'POST' } };
    if (Number(request.headers['content-length'] ?? 0) > this.options.maxBytes) return this.tooLarge();
    if (!this.isAuthorized(request)) return refusal(401, 'The Authorization is not the one that was agreed.');
    const body = await this.bodyOf(request);
    if (body === undefined || body === 'tooLarge') return body && this.tooLarge();
    let event: WebhookEvent;
    try {
      event = parseWebhook(body.content);
    } catch (error) {
      return refusal(400, error instanceof WebhookBodyError ? error.message : 'The body cannot be read.');
    }
    return event.type === 'voice.callAction'
      ? { status: 200, body: await this.options.callActions.answer(event) }
      : this.take(event);
  }

  private isAuthorized({ headers }: WebhookRequest): boolean {
    const { authorization } = this.options;
    if (authorization === false) return true;
    const expected = typeof authorization === 'string' ? [authorization] : authorization;
    // All are compared, so that the time does not tell which one is close.
    return expected.filter((one) => authorizationMatches(one, headers.authorization)).length > 0;
  }

  private async bodyOf(
    request: WebhookRequest,
  ): Promise<{ readonly content: unknown } | 'tooLarge' | undefined> {
    const { rawBody, body }: { readonly rawBody?: unknown; readonly body?: unknown } = request;
    if (request.readableEnded) return { content: rawBody ?? body };
    const read = await readLimited(request, this.options.maxBytes);
    if (read.state === 'read') return { content: read.bytes };
    return read.state === 'tooLarge' ? 'tooLarge' : undefined;
  }

  private async take(event: WebhookEvent): Promise<Answer> {
    try {
      await this.intake().take(event);
      return { status: 200 };
    } catch (error) {
      if (error instanceof EventBusyError)
        return { ...refusal(503, 'The event is being handled already.'), headers: { 'retry-after': '1' } };
      if (!(error instanceof EventHandlingError))
        this.options.logger.error(`${event.type} (${event.key}) could not be taken: ${messageOf(error)}`);
      return refusal(500, 'The event was not handled.');
    }
  }

  private tooLarge(): Answer {
    return refusal(413, `The body is larger than ${this.options.maxBytes} bytes.`);
  }
}

const refusal = (statusCode: number, message: string): Answer => ({
  status: statusCode,
  body: { statusCode, message },
});

function send(response: ServerResponse, { status, body, headers }: Answer): void {
  const text = body ? JSON.stringify(body) : '';
  response.writeHead(status, {
    ...headers,
    ...(body && { 'content-type': 'application/json' }),
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}
