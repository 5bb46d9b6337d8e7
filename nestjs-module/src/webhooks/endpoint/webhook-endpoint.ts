import type { LoggerService } from '@nestjs/common';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { parseWebhook, WebhookBodyError, type WebhookEvent, type WebhookEventOf } from 'cpaas-8x8';
import {
  errorMessage,
  EventHandlingError,
  isEventBusyError,
  isUnavailableError,
} from '../handlers/event-handling.errors';
import type { EventIntake } from '../handlers/webhook-receiver.interface';
import { RateLimitedLog } from './rate-limited-log';
import { withTenant } from '../decorators/tenant-event';
import type { PathMatch } from './match-path';
import { isAuthorized, type WebhookAuthorization } from './authorization';
import type { CallActionResponder } from './call-action-responder';
import { readBody, type BodyReadResult } from './read-body';

/** A body that a parser has read already: one of the app, or of a serverless platform. */
export interface ParsedBody {
  readonly rawBody?: unknown;
  readonly body?: unknown;
}

/** Express adds `originalUrl`: the URL before any router has changed it. */
export type WebhookRequest = IncomingMessage & ParsedBody & { readonly originalUrl?: string };

/** Returns the `Authorization` header of a tenant; nothing if there is no such tenant. */
export type Authorize = (
  tenant: string | undefined,
) => WebhookAuthorization | undefined | Promise<WebhookAuthorization | undefined>;

export interface WebhookEndpointOptions {
  readonly path: string;
  readonly authorize: Authorize;
  readonly maxBytes: number;
  readonly callActions: CallActionResponder;
  readonly logger: LoggerService;
}

interface WebhookResponse {
  readonly status: number;
  readonly body?: object;
  /** What is wrong with the request. */
  readonly message?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * The URL that 8x8 posts events to: checks and parses each request, passes the event on, and answers. It uses Node's
 * own request and response, so it works on Express and Fastify.
 */
export class WebhookEndpoint {
  private readonly refusals: RateLimitedLog;
  private readonly unavailability: RateLimitedLog;

  constructor(
    private readonly options: WebhookEndpointOptions,
    private readonly intake: () => EventIntake,
  ) {
    this.refusals = new RateLimitedLog((message) => {
      options.logger.warn(message);
    });
    this.unavailability = new RateLimitedLog((message) => {
      options.logger.error(message);
    });
  }

  /** Handles a request and sends the response. Never rejects. */
  async receive(
    request: WebhookRequest,
    response: ServerResponse,
    { tenant }: PathMatch,
    parsed: ParsedBody = request,
  ): Promise<void> {
    response.on('error', () => undefined);
    try {
      const result = await this.respondTo(request, parsed, tenant);
      if (!result) return;
      this.logRefusal(result);
      send(response, result);
    } catch (error) {
      this.options.logger.error(`A webhook request failed: ${errorMessage(error)}`);
      if (!response.headersSent) send(response, errorResponse(500, 'The webhook could not be handled.'));
    }
  }

  /** Without these lines, a secret that differs from the registered one would look like silence. */
  private logRefusal({ status, message = '' }: WebhookResponse): void {
    if (status < 400 || status >= 500) return;
    const { path } = this.options;
    this.refusals.log(
      String(status),
      `A request to ${path} got ${status}: ${message}${advice[status] ?? ''}`,
    );
  }

  /** Returns nothing if the client has disconnected. Checks size and authorization before it reads the body, and parses only bodies of authorized requests. */
  private async respondTo(
    request: WebhookRequest,
    parsed: ParsedBody,
    tenant: string | undefined,
  ): Promise<WebhookResponse | undefined> {
    if (request.method !== 'POST')
      return { ...errorResponse(405, 'This URL accepts only POST.'), headers: { allow: 'POST' } };
    if (Number(request.headers['content-length'] ?? 0) > this.options.maxBytes) return this.tooLarge();
    // A tenant that does not exist gets the same answer as a wrong secret.
    let authorization: WebhookAuthorization | undefined;
    try {
      authorization = await this.options.authorize(tenant);
    } catch (error) {
      this.unavailability.log('account', `8x8 got 503: the account was not found: ${errorMessage(error)}`);
      return unavailable('The event cannot be handled at the moment.');
    }
    if (authorization === undefined || !isAuthorized(request, authorization))
      return errorResponse(401, 'The Authorization header is missing or wrong.');
    const read = await this.getBody(request, parsed);
    if (read.state === 'tooLarge') return this.tooLarge();
    if (read.state === 'aborted') return undefined;
    let event: WebhookEvent;
    try {
      event = withTenant(parseWebhook(read.body), tenant);
    } catch (error) {
      return errorResponse(
        400,
        error instanceof WebhookBodyError ? error.message : 'The body cannot be read.',
      );
    }
    return event.type === 'voice.callAction' ? this.answerCall(event) : this.acceptEvent(event);
  }

  /** The responder has logged why a handler gave no call flow. */
  private async answerCall(event: WebhookEventOf<'voice.callAction'>): Promise<WebhookResponse> {
    try {
      return { status: 200, body: await this.options.callActions.answer(event) };
    } catch {
      return errorResponse(500, 'There is no call flow for this call action.');
    }
  }

  private getBody(
    request: WebhookRequest,
    { rawBody, body }: ParsedBody,
  ): BodyReadResult | Promise<BodyReadResult> {
    if (request.readableEnded) return { state: 'read', body: rawBody ?? body };
    return readBody(request, this.options.maxBytes);
  }

  private async acceptEvent(event: WebhookEvent): Promise<WebhookResponse> {
    try {
      await this.intake().take(event);
      return { status: 200 };
    } catch (error) {
      if (isEventBusyError(error)) return unavailable('Another delivery of this event is being handled.');
      if (isUnavailableError(error)) {
        this.unavailability.log(
          'unavailable',
          `8x8 got 503 for ${event.type} (${event.key}): ${errorMessage(error)}`,
        );
        return unavailable('The event cannot be handled at the moment.');
      }
      // The handlers that failed were logged when they did.
      if (!(error instanceof EventHandlingError))
        this.options.logger.error(`${event.type} (${event.key}) was not accepted: ${errorMessage(error)}`);
      return errorResponse(500, 'The event was not handled.');
    }
  }

  private tooLarge(): WebhookResponse {
    return errorResponse(413, `The body is larger than ${this.options.maxBytes} bytes.`);
  }
}

const advice: Readonly<Record<number, string>> = {
  401: ' If 8x8 sent it, webhooks.authorization differs from the header that is registered at 8x8.',
};

const unavailable = (message: string): WebhookResponse => ({
  ...errorResponse(503, message),
  headers: { 'retry-after': '1' },
});

const errorResponse = (statusCode: number, message: string): WebhookResponse => ({
  status: statusCode,
  message,
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
