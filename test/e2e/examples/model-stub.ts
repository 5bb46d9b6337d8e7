import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/**
 * A server in place of OpenAI, for workflows with an AI agent: answers each request with the same text, and keeps the
 * messages.
 */
export class ModelStub {
  /** The messages of each request, oldest first, as JSON. */
  readonly requests: string[] = [];

  private readonly server: Server;

  constructor(answer: string) {
    this.server = createServer((request, response) => void this.handle(request, response, answer));
  }

  private async handle(request: IncomingMessage, response: ServerResponse, answer: string): Promise<void> {
    this.requests.push(await text(request));
    response.setHeader('content-type', 'application/json').end(
      JSON.stringify({
        id: 'completion-1',
        object: 'chat.completion',
        created: 1_700_000_000,
        model: 'stub',
        choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: answer } }],
        usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
      }),
    );
  }

  async listen(): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/v1`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
