import { EightByEightError } from 'cpaas-8x8';
import { createSandbox, type Sandbox } from '8x8-sandbox';
import { createSmppClient, type SmppClient } from 'smpp-8x8';

/** What became of the messages: how their sends ended, and what the sandbox has. */
export interface ChaosCounts {
  readonly messages: number;
  readonly cuts: number;
  readonly accepted: number;
  readonly unknown: number;
  /** Of these, so many are in the book of the sandbox. */
  readonly unknownInBook: number;
  readonly notSent: number;
  readonly refused: number;
  /** In the book more than once. */
  readonly twice: number;
  /** Accepted, and not in the book. */
  readonly acceptedNotInBook: number;
  /** Called not sent or refused, and in the book all the same. */
  readonly notSentInBook: number;
  /** In the book, and their receipt never came. */
  readonly withoutReceipt: number;
}

type End = 'accepted' | EightByEightError['outcome'];

const binds = 16;
const sendersPerBind = 30;

/**
 * Sends messages to a sandbox that cuts connections at random: before it takes a message, after it took one, in the
 * middle of a response, and between messages. Then compares what the client says with the book of the sandbox.
 */
export async function sendUnderCuts(messages: number): Promise<ChaosCounts> {
  const sandbox = await createSandbox({
    ...{ smppPort: 0, seed: `chaos-${Date.now()}`, timeScale: 0.01 },
    settings: { smppBinds: binds, smppThroughput: 0 },
  });
  const client = createClient(sandbox);
  const receipts = new Set<string>();
  let cuts = 0;
  client.on('sms.status', ({ umid }) => receipts.add(umid ?? ''));
  client.on('unbind', () => cuts++);
  try {
    await client.connect();
    const stopCutting = cutAtRandom(sandbox, messages);
    const ends = await sendAll(client, messages);
    stopCutting();
    await sandbox.waitFor(() => sandbox.smppStatus().waiting === 0 && isFinished(sandbox), {
      timeoutMs: 120_000,
      description: 'all receipts',
    });
    return { messages, cuts, ...compare(sandbox, ends, receipts) };
  } finally {
    await client.close();
    await sandbox.close();
  }
}

function createClient({ smpp }: Sandbox): SmppClient {
  if (!smpp) throw new Error('The sandbox has no SMPP server');
  const { host, port = 0, systemId, password } = smpp;
  return createSmppClient({
    ...{ host, port, systemId, password, tls: false, throughput: false, deadlineMs: Infinity },
    ...{ binds: { transceivers: binds }, maxWaiting: binds * sendersPerBind + 1 },
  });
}

/** Some dozens of cuts in the windows, however many messages there are, and some at any time. */
function cutAtRandom(sandbox: Sandbox, messages: number): () => void {
  const target = 'smpp.submit';
  const trigger = { probability: Math.min(0.01, 20 / messages) };
  for (const effect of ['resetBefore', 'resetAfter', 'halfBody'] as const)
    sandbox.addFault({ target, trigger, effect });
  let left = 2 * binds;
  const timer = setInterval(() => {
    // A client waits longer after each cut. With cuts without end, it would hardly send.
    if (left-- <= 0) return;
    const list = sandbox.smppStatus().binds;
    sandbox.cutSmppBind(list[Math.floor(Math.random() * list.length)]?.id ?? '');
  }, 150);
  return () => {
    clearInterval(timer);
    sandbox.clearFaults();
  };
}

const textOf = (index: number): string => `Order ${index}`;

/** No number has a magic ending: they all end in 5. */
const numberOf = (index: number): string => `+659${String(index).padStart(6, '0')}5`;

async function sendAll(client: SmppClient, messages: number): Promise<readonly End[]> {
  const ends: End[] = [];
  let next = 0;
  const send = async (): Promise<void> => {
    while (next < messages) {
      const index = next++;
      ends[index] = await client.send({ destination: numberOf(index), text: textOf(index) }).then(
        () => 'accepted',
        (error: unknown) => {
          if (error instanceof EightByEightError) return error.outcome;
          throw error;
        },
      );
    }
  };
  await Promise.all(Array.from({ length: binds * sendersPerBind }, send));
  return ends;
}

const isFinished = (sandbox: Sandbox): boolean => sandbox.clockStatus().scheduled === 0;

function compare(
  sandbox: Sandbox,
  ends: readonly End[],
  receipts: ReadonlySet<string>,
): Omit<ChaosCounts, 'messages' | 'cuts'> {
  const book = sandbox.messages({ direction: 'outbound' });
  const times = new Map<string, number>();
  for (const { text } of book) times.set(text, (times.get(text) ?? 0) + 1);
  const count = (isCounted: (end: End, inBook: number) => boolean): number =>
    ends.filter((end, index) => isCounted(end, times.get(textOf(index)) ?? 0)).length;
  return {
    accepted: count((end) => end === 'accepted'),
    unknown: count((end) => end === 'unknown'),
    unknownInBook: count((end, inBook) => end === 'unknown' && inBook > 0),
    notSent: count((end) => end === 'not-sent'),
    refused: count((end) => end === 'refused'),
    twice: count((_, inBook) => inBook > 1),
    acceptedNotInBook: count((end, inBook) => end === 'accepted' && inBook === 0),
    notSentInBook: count((end, inBook) => (end === 'not-sent' || end === 'refused') && inBook > 0),
    withoutReceipt: book.filter(({ umid }) => !receipts.has(umid)).length,
  };
}
