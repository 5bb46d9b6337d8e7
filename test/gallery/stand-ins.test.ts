import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import type { Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { connect } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startStandIns, type RunningStandIns } from '../e2e/gallery/stand-ins';

let standIns: RunningStandIns;

beforeAll(async () => {
  standIns = await startStandIns(['google-sheets', 'shop']);
});
afterAll(() => standIns.close());

/** Asks the proxy for a tunnel to a host. */
async function tunnelTo(host: string): Promise<{ readonly status: number; readonly socket: Socket }> {
  const asked = request(standIns.env['HTTPS_PROXY'] ?? '', { method: 'CONNECT', path: `${host}:443` });
  asked.end();
  const [response, socket] = (await once(asked, 'connect')) as [{ statusCode: number }, Socket];
  return { status: response.statusCode, socket };
}

describe('the proxy to the stand-ins', () => {
  it('leads to the stand-in of a host, with a certificate that n8n is given', async () => {
    const { socket } = await tunnelTo('sheets.googleapis.com');
    const ca = readFileSync(standIns.env['NODE_EXTRA_CA_CERTS'] ?? '');
    const secure = connect({ socket, servername: 'sheets.googleapis.com', ca });
    secure.write(
      'GET /v4/spreadsheets/x HTTP/1.1\r\nhost: sheets.googleapis.com\r\nconnection: close\r\n\r\n',
    );

    expect(await text(secure)).toMatch(/^HTTP\/1.1 200 OK[^]*"Sheet1"/);
    expect(await standIns.requestsOf('google-sheets')).toMatchObject([{ path: '/v4/spreadsheets/x' }]);
  });

  it('leads to no other host', async () => {
    const { status, socket } = await tunnelTo('www.example.com');
    socket.destroy();

    expect(status).toBe(502);
  });
});

it('a stand-in forgets what was sent to it, and works again, when it is reset', async () => {
  const address = `${standIns.urlOf('shop')}/orders/1001`;
  await standIns.fail('shop', 503);
  expect((await fetch(address)).status).toBe(503);

  await standIns.reset('shop');
  expect(await standIns.requestsOf('shop')).toEqual([]);
  expect((await fetch(address)).status).toBe(200);
});
