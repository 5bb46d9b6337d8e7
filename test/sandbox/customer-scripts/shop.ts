import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

import type { EightByEightClient } from 'cpaas-8x8';

/** An app that uses 8x8, as a customer meets it: it answers messages, and has pages with forms. */
export interface Shop {
  readonly url: string;
  /** What was sent by the forms of its pages. */
  readonly pressed: string[];
  /** The last upload. */
  readonly uploaded: string;
  /** Registers its webhook. */
  open(client: EightByEightClient): Promise<void>;
  close(): Promise<void>;
}

interface Inbound {
  readonly eventType?: string;
  readonly payload?: {
    readonly user?: { readonly msisdn?: string };
    readonly content?: { readonly text?: string; readonly interactive?: object };
  };
}

const approvalPage =
  '<form method="post"><button name="answer" value="yes">Yes, ship</button><button name="answer" value="no">No</button></form>';
const codePage = '<form method="post"><input name="code"><button class="primary">Check</button></form>';

/** Starts the app on a free port. */
export async function startShop(): Promise<Shop> {
  let client: EightByEightClient | undefined;
  let url = '';
  let buyer = '';
  const shop = { pressed: [] as string[], uploaded: '' };

  const onInbound = async ({ eventType, payload }: Inbound): Promise<void> => {
    if (eventType !== 'inbound_message_received') return;
    const phone = payload?.user?.msisdn ?? '';
    const isTap = payload?.content?.interactive !== undefined || payload?.content?.text === 'Tomorrow';
    if (isTap) await client?.sms.send({ destination: phone, text: 'It arrives tomorrow.' });
    else
      await client?.chatApps.send({
        user: { msisdn: phone },
        type: 'interactive',
        content: {
          interactive: {
            type: 'button',
            body: { text: 'How would you like it?' },
            action: { buttons: [{ reply: { id: 'tomorrow', title: 'Tomorrow' } }] },
          },
        },
      });
  };

  const respond = async (method: string, path: string, body: string): Promise<[number, string]> => {
    if (path === '/8x8') {
      await onInbound(JSON.parse(body) as Inbound);
      return [200, ''];
    }
    if (path === '/orders') {
      buyer = (JSON.parse(body) as { phone: string }).phone;
      await client?.sms.send({ destination: buyer, text: `Ship it? ${url}/approve` });
      return [200, '{}'];
    }
    if (path === '/sign-up') {
      const { phone } = JSON.parse(body) as { phone: string };
      await client?.sms.send({ destination: phone, text: 'Your code is 493027' });
      return [200, JSON.stringify({ page: `${url}/code` })];
    }
    if (path === '/approve' || path === '/code') {
      if (method === 'GET') return [200, path === '/code' ? codePage : approvalPage];
      shop.pressed.push(body);
      if (path === '/approve') await client?.sms.send({ destination: buyer, text: 'Shipped' });
      return [200, 'Thank you'];
    }
    if (path === '/upload') {
      shop.uploaded = body;
      return [200, '{}'];
    }
    if (path === '/price') return [200, JSON.stringify({ price: '$& or $$5 for ${code}' })];
    return [404, 'no such page'];
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [status, answer] = await respond(request.method ?? '', request.url ?? '', await text(request));
    response.writeHead(status, { 'content-type': 'text/html' }).end(answer);
  };
  const server = createServer((request, response) => void handle(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    pressed: shop.pressed,
    get uploaded() {
      return shop.uploaded;
    },
    async open(opened) {
      client = opened;
      await opened.chatApps.setWebhooks({ webhooks: [{ subAccountId: '*', url: `${url}/8x8` }] });
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
