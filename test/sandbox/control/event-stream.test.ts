import { describe, expect, it } from '@jest/globals';
import { connect } from 'node:net';

import { start } from '../started-sandbox';

describe('the event stream', () => {
  it('drops a reader that does not read, with the reason, and serves others', async () => {
    const { sandbox, close } = await start({ clock: 'manual' });
    const { hostname, port } = new URL(sandbox.url);
    const open = (): Promise<ReturnType<typeof connect>> =>
      new Promise((resolve) => {
        const socket = connect(Number(port), hostname, () =>
          socket.write(`GET /_sandbox/events HTTP/1.1\r\nHost: ${hostname}:${port}\r\n\r\n`),
        );
        socket.once('data', () => {
          socket.pause();
          resolve(socket);
        });
      });
    const stuck = await open();
    const text = 'x'.repeat(100_000);
    for (let count = 0; count < 600; count++) sandbox.inboundSms({ from: '+6591234567', text });

    // It reads after all: what was kept for it, and why there is no more.
    let size = 0;
    let end = '';
    stuck.on('data', (chunk: Buffer) => {
      size += chunk.length;
      end = (end + chunk.toString()).slice(-300);
    });
    const closed = new Promise((resolve) => stuck.on('close', resolve));
    stuck.resume();
    await closed;
    expect(end).toMatch(/event: dropped\ndata: \{"reason":"More than 16777216 bytes of events/);
    expect(size).toBeLessThan(30_000_000);

    const next = await open();
    const received = new Promise<string>((resolve) =>
      next.once('data', (chunk: Buffer) => resolve(chunk.toString())),
    );
    next.resume();
    sandbox.inboundSms({ from: '+6591234567', text: 'Hi' });
    expect(await received).toContain('event: message');
    next.destroy();
    await close();
  });
});
