import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { getEventQueueName } from 'nestjs-8x8/bullmq';
import { startAppProcess, type AppProcess } from './app-process';
import { startRedis, type RedisServer } from '../redis-server';
import { inboundSms, path, secret } from './started-app';

jest.setTimeout(240_000);

const EVENTS = 2_000;
const CONCURRENCY = 24;
const KILLS = 8;
/** The delays between attempts, in milliseconds: 8x8 waits 1, 10, 30 and 90 seconds; the test waits a twentieth. */
const RETRY_DELAYS = [50, 500, 1_500, 4_500];

let redis: RedisServer;
let apps: AppProcess[] = [];

beforeEach(async () => {
  redis = await startRedis();
});

afterEach(async () => {
  await Promise.all(apps.map((app) => app.kill()));
  await redis.close();
});

it.each([
  ['before 8x8 gets its answer', {}],
  ['through a queue', { QUEUE: 'yes' }],
])(
  'handles every event %s even if processes are killed, and twice only if one died between work and record',
  async (_, mode) => {
    const start = () => startAppProcess({ REDIS: redis.url, ...mode });
    apps = await Promise.all([start(), start()]);
    const queued = 'QUEUE' in mode;
    const counts = { deliveries: 0, repeats: 0, broken: 0, busy: 0, failed: 0, givenUp: 0 };
    const killed = new Set<number>();
    const aborted = new Set<string>();
    const restarts: Promise<void>[] = [];
    let answered = 0;

    /** Posts to a random app that listens, as a load balancer does. */
    async function post(umid: string): Promise<number> {
      for (;;) {
        const app = apps[Math.floor(Math.random() * apps.length)];
        const status = app ? await postTo(app.port, umid) : 'refused';
        if (status !== 'refused') return status;
        await sleep(20);
      }
    }

    async function deliver(umid: string): Promise<void> {
      for (let attempt = 0; ; attempt++) {
        counts.deliveries++;
        const status = await post(umid);
        if (status === 200) {
          afterAnswer();
          return;
        }
        if (status === 0) {
          counts.broken++;
          aborted.add(umid);
        } else if (status === 503) counts.busy++;
        else counts.failed++;
        const wait = RETRY_DELAYS[attempt];
        if (wait === undefined) {
          counts.givenUp++;
          attempt = -1;
        }
        await sleep(wait ?? 1_000);
      }
    }

    function afterAnswer(): void {
      answered++;
      if (killed.size < KILLS && answered % Math.floor(EVENTS / (KILLS + 1)) === 0) restarts.push(killOne());
    }

    async function killOne(): Promise<void> {
      await sleep(Math.random() * 10);
      const [victim] = apps.splice(Math.floor(Math.random() * apps.length), 1);
      if (!victim) return;
      killed.add(victim.child.pid ?? 0);
      await victim.kill();
      apps.push(await start());
    }

    const umids = Array.from({ length: EVENTS }, (_, index) => `u${index}`);
    const repeats = umids.filter(() => Math.random() < 0.25);
    counts.repeats = repeats.length;
    const queue = [...umids, ...repeats].map((umid) => ({ umid, at: Math.random() }));
    queue.sort((one, other) => one.at - other.at);
    await Promise.all(
      Array.from({ length: CONCURRENCY }, async () => {
        for (let next = queue.pop(); next; next = queue.pop()) await deliver(next.umid);
      }),
    );
    await Promise.all(restarts);

    const client = new Redis(redis.url);
    if (queued) await untilEmpty(redis.url);
    const work = (await client.lrange('work', 0, -1)).map(
      (line) => line.split(' ') as [string, string, string],
    );
    await client.quit();
    const runs = new Map<string, string[]>();
    for (const [handler, umid, pid] of work)
      runs.set(`${handler} ${umid}`, [...(runs.get(`${handler} ${umid}`) ?? []), pid]);
    const missing = umids.filter((umid) => !runs.has(`steady ${umid}`) || !runs.has(`fragile ${umid}`));
    const twice = [...runs].filter(([, pids]) => pids.length > 1);
    const unexplained = twice.filter(
      ([handling, pids]) =>
        (!queued && !aborted.has(handling.split(' ')[1] ?? '')) ||
        !pids.slice(0, -1).every((pid) => killed.has(Number(pid))),
    );
    console.log(
      `${EVENTS} events, ${counts.repeats} sent twice, ${counts.deliveries} deliveries: ${killed.size} processes killed, ` +
        `${counts.broken} deliveries aborted, ${counts.failed} answered 5xx, ${counts.busy} busy, ${counts.givenUp} given up by 8x8; ` +
        `${runs.size} of ${2 * EVENTS} handlings done, ${twice.length} twice because their process died between work and record, ` +
        `${unexplained.length} twice for another reason.`,
    );

    expect(killed.size).toBe(KILLS);
    expect(missing).toEqual([]);
    expect(unexplained).toEqual([]);
  },
);

/** Waits until the queue is empty, and expects no failed jobs. */
async function untilEmpty(url: string): Promise<void> {
  const queue = new Queue(getEventQueueName(), { connection: { url } });
  for (;;) {
    const { waiting = 0, active = 0, delayed = 0, failed } = await queue.getJobCounts();
    if (waiting + active + delayed === 0) {
      await queue.close();
      expect(failed).toBe(0);
      return;
    }
    await sleep(200);
  }
}

/** Returns the status; 0 if the connection broke; `refused` if nothing listens on the port. */
function postTo(port: number, umid: string): Promise<number | 'refused'> {
  return new Promise((resolve) => {
    const outgoing = request(
      { host: '127.0.0.1', port, path, method: 'POST', headers: { authorization: secret }, agent: false },
      (incoming) => {
        incoming.on('error', () => resolve(0)).resume();
        incoming.on('end', () => resolve(incoming.statusCode ?? 0));
      },
    );
    outgoing.on('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'ECONNREFUSED' ? 'refused' : 0),
    );
    outgoing.end(JSON.stringify(inboundSms(umid)));
  });
}
