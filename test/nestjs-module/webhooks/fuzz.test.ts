import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { startAppProcess, type AppProcess } from './app-process';
import { malformed } from './malformed-requests';
import { RawConnection } from './raw-posts';
import { inboundSms, path, secret, servers } from './started-app';

jest.setTimeout(600_000);

const REQUESTS = 50_000;
const CONNECTIONS = 50;
/** How much the heap size varies between garbage collections. */
const SLACK = 4 * 1024 * 1024;

let app: AppProcess | undefined;

afterEach(async () => {
  await app?.kill();
});

describe.each(servers)('webhooks on %s', (server) => {
  it(`refuse all of ${REQUESTS} malformed requests, and the heap does not grow`, async () => {
    app = await startAppProcess({ SERVER: server });
    const { port } = app;
    const counts = new Map<number, number>();
    const accepted: string[] = [];
    const sendMalformed = (requests: number): Promise<unknown> =>
      Promise.all(
        Array.from({ length: CONNECTIONS }, async () => {
          const connection = new RawConnection(port);
          for (let sent = 0; sent < requests / CONNECTIONS; sent++) {
            const { kind, bytes, hangUp = false, lastOne = false } = malformed();
            const status = await connection.send(bytes, { hangUp });
            counts.set(status, (counts.get(status) ?? 0) + 1);
            if (status >= 200 && status < 300)
              accepted.push(`${kind}: ${bytes.toString('latin1').slice(0, 400)}`);
            if (lastOne) connection.close();
          }
          connection.close();
        }),
      );

    await sendMalformed(REQUESTS / 5);
    const before = await app.heap();
    await sendMalformed((REQUESTS * 4) / 5);
    const after = await app.heap();

    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method: 'POST',
      headers: { authorization: secret },
      body: JSON.stringify(inboundSms()),
    });
    const answers = [...counts].sort().map(([status, count]) => `${count} × ${status || 'hung up'}`);
    console.log(
      `${server}: ${REQUESTS} malformed requests: ${answers.join(', ')}; heap ${Math.round(before / 1024)} KiB before, ${Math.round(after / 1024)} KiB after`,
    );
    expect(accepted).toEqual([]);
    expect(app.child.exitCode).toBeNull();
    expect(response.status).toBe(200);
    expect(after).toBeLessThan(before + SLACK);
  });
});
