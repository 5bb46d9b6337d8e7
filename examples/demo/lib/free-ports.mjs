import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Finds free ports on the loopback interface.
 *
 * @param {number} count
 */
export async function freePorts(count) {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  // All ports are held at the same time, so that none is found twice.
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map(
    (server) => /** @type {import('node:net').AddressInfo} */ (server.address()).port,
  );
  await Promise.all(servers.map((server) => once(server.close(), 'close')));
  return ports;
}

/**
 * Whether a port is free within a second. A killed process keeps its port for a moment.
 *
 * @param {number} port
 */
export async function waitUntilFree(port) {
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
 * The preferred port, or another free port when it is in use.
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
