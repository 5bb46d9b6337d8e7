import { expect, it } from '@jest/globals';
import { once } from 'node:events';
import { connect } from 'node:net';

import { createSandbox } from '8x8-sandbox';
import { findFreePort } from '../../free-port';

/** Connects again and again until the port is open, and returns the first line of the response. */
async function requestEarly(port: number): Promise<string> {
  for (;;) {
    const socket = connect(port, '127.0.0.1');
    try {
      await once(socket, 'connect');
      socket.write('GET /_sandbox HTTP/1.1\r\nHost: localhost\r\n\r\n');
      const [response] = (await once(socket, 'data')) as [Buffer];
      return response.toString().split('\r\n')[0] ?? '';
    } catch {
      await new Promise(setImmediate);
    } finally {
      socket.destroy();
    }
  }
}

it('answers requests that come while it starts', async () => {
  for (let round = 0; round < 20; round++) {
    const port = await findFreePort();
    const answer = requestEarly(port);
    // The name is looked up for each port, so the port for SMPP opens later.
    const sandbox = await createSandbox({ host: 'localhost', port, smppPort: 0 });
    expect(await answer).toBe('HTTP/1.1 200 OK');
    await sandbox.close();
  }
});
