import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CredentialTable } from '../engine/credentials-helper';

export interface Slot {
  subAccountId: string;
  type?: string;
  url: string;
  enabled?: boolean;
  httpAuthorization?: string;
  oauth?: object;
}

/** Where 8x8 keeps webhooks: lists them with secrets masked, replaces and removes them by slot, and posts events. */
export class SlotServer {
  readonly slots: Record<'sms' | 'chatapps', Slot[]> = { sms: [], chatapps: [] };
  readonly calls: string[] = [];
  /** Status with which to answer a method from now on. */
  readonly faults = new Map<string, number>();
  private readonly server: Server;

  constructor() {
    this.server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += String(chunk)));
      request.on('end', () => {
        const product = (request.url ?? '').startsWith('/sms') ? 'sms' : 'chatapps';
        const method = request.method ?? '';
        this.calls.push(`${method} ${product}`);
        const fault = this.faults.get(method);
        response.setHeader('content-type', 'application/json');
        if (fault !== undefined) {
          response.statusCode = fault;
          response.end(JSON.stringify({ code: 2000, message: 'Out of order', errorId: 'e-1' }));
          return;
        }
        const given = body === '' ? [] : (JSON.parse(body) as Slot[]);
        if (method === 'GET') response.end(JSON.stringify(this.slots[product].map(masked)));
        else {
          for (const slot of given.flatMap((each) => this.typed(product, each))) {
            this.slots[product] = this.slots[product].filter(
              ({ subAccountId, type }) => subAccountId !== slot.subAccountId || type !== slot.type,
            );
            if (method === 'POST') this.slots[product].push(slot);
          }
          response.end();
        }
      });
    });
  }

  async listen(): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  credentials(more: Record<string, string> = {}): CredentialTable {
    const { port } = this.server.address() as AddressInfo;
    return {
      eightByEightApi: {
        apiKey: 'key-1',
        accountId: '6a1f3c52-0b7e-4d7c-9a53-2f0d8c1b7e44',
        baseUrl: `http://127.0.0.1:${port}`,
        ...more,
      },
    };
  }

  /** Posts an event to whatever holds a slot, as 8x8 would. */
  async post(product: 'sms' | 'chatapps', event: unknown, find: Partial<Slot> = {}): Promise<number> {
    const slot = this.slots[product].find((each) => find.type === undefined || each.type === find.type);
    if (!slot || slot.enabled === false) return 0;
    const response = await fetch(slot.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(slot.httpAuthorization === undefined ? {} : { authorization: slot.httpAuthorization }),
      },
      body: JSON.stringify(event),
    });
    await response.arrayBuffer();
    return response.status;
  }

  private typed(product: 'sms' | 'chatapps', slot: Slot): Slot[] {
    if (product === 'sms' || slot.type !== undefined) return [slot];
    return [
      { ...slot, type: 'CADR' },
      { ...slot, type: 'MSG' },
    ];
  }
}

function masked(slot: Slot): Slot {
  return slot.httpAuthorization === undefined ? slot : { ...slot, httpAuthorization: '***' };
}
