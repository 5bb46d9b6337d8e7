import { scheduleTask, type SandboxContext } from '../../engine/context';
import { defineTable } from '../../engine/state/table-definition';
import type { SmppPart } from '../../messages/message';
import type { PartPlace } from '../wire/long-messages';
import { storeSms, type SubmittedPart, type SubmittedSms } from './store-sms';

/** A long message of which parts are missing. */
interface UnfinishedMessage {
  /** Sender, recipient, reference and number of parts: what a phone puts the parts together by. */
  readonly key: string;
  readonly sms: Omit<SubmittedSms, 'parts' | 'text'>;
  readonly total: number;
  /** Milliseconds since 1970. A reference is used again for later messages. */
  readonly startedAt: number;
  readonly parts: readonly (SmppPart & { readonly text: string })[];
}

const unfinishedTable = defineTable<UnfinishedMessage>({
  name: 'smppUnfinishedMessages',
  key: ({ key }) => key,
  fields: { key: 'string', sms: 'object', total: 'number', startedAt: 'number', parts: 'array' },
});

/** Delivers a long message whose other parts have not come. */
export interface PartsTask {
  readonly kind: 'smppParts';
  readonly key: string;
  readonly startedAt: number;
}

/** How long the other parts of a message can take. Then the customer sees those that came. */
const patienceMs = 60_000;

/** What the customer sees in place of a part that has not come. */
const gap = '[…]';

/** Keeps a part. With the last one, the message is stored as one SMS, with the UMID of the part that came first. */
export function addPart(
  context: SandboxContext,
  { part, place: _, text, ...sms }: SubmittedPart,
  { reference, total }: PartPlace,
): void {
  const unfinished = context.state.table(unfinishedTable);
  const key = [sms.source ?? '', sms.destination, reference, total].join('/');
  const earlier = unfinished.get(key);
  const startedAt = earlier?.startedAt ?? context.clock.now();
  if (!earlier) scheduleTask<PartsTask>(context, patienceMs, { kind: 'smppParts', key, startedAt });
  const row = unfinished.put<UnfinishedMessage>({
    ...{ key, sms: earlier?.sms ?? sms, total, startedAt },
    parts: [...(earlier?.parts ?? []), { ...part, text }],
  });
  if (new Set(row.parts.map((each) => each.part)).size === total) finish(context, row);
}

/** Runs when the time for the other parts is over. */
export function finishLongMessage(context: SandboxContext, { key, startedAt }: PartsTask): void {
  const row = context.state.table(unfinishedTable).get(key);
  if (row?.startedAt === startedAt) finish(context, row);
}

function finish(context: SandboxContext, row: UnfinishedMessage): void {
  context.state.table(unfinishedTable).delete(row);
  const texts = Array.from(
    { length: row.total },
    (_, index) => row.parts.findLast(({ part }) => part === index + 1)?.text ?? gap,
  );
  storeSms(context, {
    ...row.sms,
    text: texts.join(''),
    parts: row.parts.map(({ text: _, ...part }) => part),
  });
}
