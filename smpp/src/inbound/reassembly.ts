import { tlvTags } from '../protocol/commands';
import type { Delivery } from '../protocol/pdu';
import type { Part } from '../protocol/user-data';
import type { ReceivedPart } from './message-event';

/** Answers a delivery: true if it was handled, false if it must come again. */
export type Answer = (isHandled: boolean) => void;

/** Passes a message to its handlers. Resolves with whether they handled it. */
export type HandleParts = (parts: readonly ReceivedPart[], missing: readonly number[]) => Promise<boolean>;

/** The time limits of reassembly, in milliseconds. */
export interface ReassemblyLimits {
  /** How long 8x8 waits for the answer to a part. After that, 8x8 is asked to send the part again; a copy is kept. */
  readonly holdMs: number;
  /** How long the missing parts are waited for. After that, the others are delivered without them. */
  readonly incompleteMs: number;
  /** How long a delivered message is remembered, so that a part that comes again is recognized. */
  readonly rememberMs: number;
}

/** Our own limit for all parts in memory, delivered ones included. */
const mostOctets = 8 * 1024 * 1024;
/** Rough size of what is kept besides the octets of a part. */
const overheadOctets = 512;

/** The parts of one long message. */
interface Group {
  readonly key: string;
  readonly total: number;
  readonly parts: Map<number, ReceivedPart>;
  /** The answers that 8x8 waits for. */
  waiting: Answer[];
  state: 'collecting' | 'handling' | 'delivered';
  octets: number;
  holdTimer: NodeJS.Timeout | undefined;
  endTimer: NodeJS.Timeout | undefined;
}

/**
 * Joins the parts of long messages.
 *
 * A part is acknowledged only after the whole message was handled. If the others are late, 8x8 is asked to send the part
 * again, because it may wait for our answer before it sends the next one. Our copy completes the message nevertheless, and
 * the repeat is recognized. So no part is lost, whenever this process ends.
 */
export class Reassembly {
  /** From the oldest to the newest. */
  private readonly groups = new Map<string, Group>();
  private octets = 0;

  constructor(
    private readonly handle: HandleParts,
    private readonly limits: ReassemblyLimits,
  ) {}

  add(received: ReceivedPart, part: Part, answer: Answer): void {
    const { delivery } = received;
    const key = [delivery.source.address, delivery.destination.address, part.reference, part.total].join('|');
    let group = this.groups.get(key);
    const earlier = group?.parts.get(part.number);
    if (group && (earlier ? !isSamePart(earlier, received) : group.state !== 'collecting')) {
      // The phone uses the reference again, for another message.
      this.retire(group);
      group = undefined;
    }
    group ??= this.open(key, part.total);
    if (group.state === 'delivered') {
      answer(true);
      return;
    }
    group.waiting.push(answer);
    if (!group.parts.has(part.number)) this.store(group, part.number, received);
    if (group.state === 'handling') return;
    if (group.parts.size === group.total) void this.deliver(group);
    else group.holdTimer ??= setTimeout(() => this.release(group), this.limits.holdMs);
  }

  /** Asks 8x8 to send again what is not complete. A message that is being handled is answered when that ends. */
  close(): void {
    for (const group of this.groups.values()) if (group.state !== 'handling') this.forget(group);
  }

  private open(key: string, total: number): Group {
    const group: Group = {
      key,
      total,
      parts: new Map(),
      waiting: [],
      state: 'collecting',
      octets: 0,
      holdTimer: undefined,
      endTimer: undefined,
    };
    group.endTimer = setTimeout(() => void this.deliver(group), this.limits.incompleteMs).unref();
    this.groups.set(key, group);
    return group;
  }

  private store(group: Group, number: number, { delivery, octets, bind }: ReceivedPart): void {
    group.parts.set(number, { delivery: withoutPacket(delivery), bind, octets: Buffer.from(octets) });
    const size = octets.length + overheadOctets;
    group.octets += size;
    this.octets += size;
    for (const oldest of this.groups.values()) {
      if (this.octets <= mostOctets) return;
      if (oldest !== group && oldest.state !== 'handling') this.forget(oldest);
    }
  }

  /** Asks 8x8 to send the waiting parts again. Our copies stay. */
  private release(group: Group): void {
    group.holdTimer = undefined;
    if (group.state === 'handling') return;
    for (const answer of group.waiting.splice(0)) answer(false);
  }

  private async deliver(group: Group): Promise<void> {
    if (group.state !== 'collecting') return;
    group.state = 'handling';
    clearTimeout(group.holdTimer);
    clearTimeout(group.endTimer);
    const numbers = Array.from({ length: group.total }, (_, index) => index + 1);
    const parts = numbers.flatMap((number) => group.parts.get(number) ?? []);
    const missing = numbers.filter((number) => !group.parts.has(number));
    const isHandled = await this.handle(parts, missing);
    for (const answer of group.waiting.splice(0)) answer(isHandled);
    if (this.groups.get(group.key) !== group) return;
    if (!isHandled) {
      this.forget(group);
      return;
    }
    group.state = 'delivered';
    group.endTimer = setTimeout(() => this.forget(group), this.limits.rememberMs).unref();
  }

  /** Makes room for another message with the same reference. What is there is delivered as it is. */
  private retire(group: Group): void {
    this.groups.delete(group.key);
    this.octets -= group.octets;
    group.octets = 0;
    clearTimeout(group.endTimer);
    void this.deliver(group);
  }

  private forget(group: Group): void {
    if (this.groups.get(group.key) === group) this.groups.delete(group.key);
    this.octets -= group.octets;
    group.octets = 0;
    clearTimeout(group.holdTimer);
    clearTimeout(group.endTimer);
    for (const answer of group.waiting.splice(0)) answer(false);
  }
}

const noOctets = Buffer.alloc(0);

/** A copy: the octets of a PDU keep the whole packet in memory that they came in. */
const withoutPacket = (delivery: Delivery): Delivery => ({
  ...delivery,
  message: noOctets,
  tlvs: new Map([...delivery.tlvs].map(([tag, value]) => [tag, Buffer.from(value)])),
});

const isSamePart = (one: ReceivedPart, other: ReceivedPart): boolean =>
  one.octets.equals(other.octets) && umidOf(one.delivery) === umidOf(other.delivery);

const umidOf = ({ tlvs }: Delivery): string | undefined => tlvs.get(tlvTags.umid)?.toString('latin1');
