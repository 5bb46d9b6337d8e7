import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * That many ports of the loopback interface on which nothing listens.
 *
 * @param {number} count
 */
export async function freePorts(count) {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  // All are held at once, so that the same port is not found twice.
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map(
    (server) => /** @type {import('node:net').AddressInfo} */ (server.address()).port,
  );
  await Promise.all(servers.map((server) => once(server.close(), 'close')));
  return ports;
}

/**
 * Whether nothing listens on a port, or stops to within a second: a process that was killed holds on a little longer.
 *
 * @param {number} port
 */
export async function becomesFree(port) {
  for (let tries = 0; tries < 10; tries += 1) {
    if (await isFree(port)) return true;
    await sleep(100);
  }
  return false;
}

/** @param {number} port */
async function isFree(port) {
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch {
    return false;
  }
  await once(server.close(), 'close');
  return true;
}

/**
 * The port that is wanted, or a free one when something listens there already.
 *
 * @param {number} wanted
 */
export async function preferredPort(wanted) {
  const server = createServer().listen(wanted, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch {
    const [free] = await freePorts(1);
    return /** @type {number} */ (free);
  }
  server.close();
  await once(server, 'close');
  return wanted;
}
