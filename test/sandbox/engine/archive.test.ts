import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';

import { createSnapshot, exportLines, importLines } from '../../../sandbox/src/engine/state/snapshot';
import { SandboxState } from '../../../sandbox/src/engine/state/state';
import { openLevelStorage } from '../../../sandbox/src/engine/state/level-storage';
import { listConversations } from '../../../sandbox/src/messages/conversations';
import { customerTable, findOrCreateCustomer } from '../../../sandbox/src/messages/customers';
import type { Message } from '../../../sandbox/src/messages/message';
import { findMessages, messageTable } from '../../../sandbox/src/messages/message-store';
import { resolveOptions } from '../../../sandbox/src/engine/options';

jest.setTimeout(120_000);

/** More than stay in memory as objects. */
const count = 8_000;

const numberOf = (index: number): string => `+65${80_000_000 + (index % 2_000)}`;
const umidOf = (index: number): string => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;

function createMessage(index: number): Message {
  const timestamp = new Date(1_750_000_000_000 + index).toISOString();
  const status = { state: 'delivered', timestamp };
  return {
    ...{ umid: umidOf(index), product: 'sms', direction: 'outbound', subAccountId: 'Sandbox_SMS' },
    ...{ createdAt: timestamp, channel: 'sms', type: 'Text', from: 'ExampleCo' },
    ...{ to: numberOf(index), customer: numberOf(index), text: `Your order ${index} is on its way.` },
    ...{ status, history: [{ ...status, channel: 'sms' }], steps: [], channels: [{ channel: 'SMS' }] },
  };
}

function fill(state: SandboxState): void {
  for (let index = 0; index < count; index++) {
    findOrCreateCustomer(state, { msisdn: numberOf(index) });
    state.table(messageTable).put(createMessage(index));
  }
}

const texts = (messages: readonly Message[]): string[] => messages.map(({ text }) => text);
const textOf = (index: number): string => `Your order ${index} is on its way.`;

describe.each(['in memory', 'in a state folder'])(
  'a state with more messages than stay in memory, %s',
  (place) => {
    let folder: string;
    let state: SandboxState;

    const open = async (): Promise<SandboxState> => {
      if (place === 'in memory') return new SandboxState(resolveOptions({}));
      const opened = new SandboxState(resolveOptions({}), await openLevelStorage(folder));
      await opened.load();
      return opened;
    };

    /** With a state folder, what follows reads what was stored. */
    const reopen = async (): Promise<void> => {
      if (place === 'in memory') return;
      await state.close();
      state = await open();
    };

    beforeEach(async () => {
      folder = mkdtempSync(join(tmpdir(), 'sandbox-archive-'));
      state = await open();
      fill(state);
      await reopen();
    });
    afterEach(async () => {
      await state.close();
      rmSync(folder, { recursive: true, force: true });
    });

    it('lists all messages, page by page', () => {
      expect(state.table(messageTable).size).toBe(count);
      expect(texts(findMessages(state))).toEqual(Array.from({ length: count }, (_, index) => textOf(index)));
      const page = findMessages(state, { before: umidOf(100), limit: 2 });
      expect(texts(page)).toEqual([textOf(98), textOf(99)]);
    });

    it('finds messages by ID, customer, recipient and text', () => {
      expect(state.table(messageTable).get(umidOf(5))?.text).toBe(textOf(5));
      const ofCustomer = [textOf(7), textOf(2_007), textOf(4_007), textOf(6_007)];
      expect(texts(findMessages(state, { customer: numberOf(7) }))).toEqual(ofCustomer);
      expect(texts(findMessages(state, { to: numberOf(7) }))).toEqual(ofCustomer);
      expect(texts(findMessages(state, { text: 'ORDER 123 ' }))).toEqual([textOf(123)]);
    });

    it('lists and searches conversations', () => {
      expect(texts(listConversations(state, { limit: 2 }))).toEqual([textOf(7_999), textOf(7_998)]);
      expect(texts(listConversations(state, { before: umidOf(7_998), limit: 1 }))).toEqual([textOf(7_997)]);
      expect(texts(listConversations(state, { search: 'Order 123 ' }))).toEqual([textOf(6_123)]);
      expect(state.table(customerTable).size).toBe(2_000);
    });

    it('changes and deletes old messages', async () => {
      const messages = state.table(messageTable);
      const [changed, deleted] = [messages.get(umidOf(5)), messages.get(umidOf(6))];
      if (!changed || !deleted) throw new Error('They are missing');
      messages.update(changed, { personalDataDeleted: true });
      messages.delete(deleted);
      await reopen();
      expect(state.table(messageTable).get(umidOf(5))?.personalDataDeleted).toBe(true);
      expect(state.table(messageTable).get(umidOf(6))).toBeUndefined();
      expect(texts(findMessages(state, { before: umidOf(9), limit: 4 }))).toEqual(
        [4, 5, 7, 8].map((index) => textOf(index)),
      );
    });

    it('deletes the oldest messages above a limit', async () => {
      state.table(messageTable).limit(7_000);
      await reopen();
      const left = findMessages(state);
      // Archived messages are deleted by the block.
      expect(left.length).toBeGreaterThan(6_800);
      expect(left.length).toBeLessThanOrEqual(7_000);
      expect(left.at(-1)?.text).toBe(textOf(7_999));
      expect(findMessages(state, { customer: numberOf(7) }).length).toBe(3);
    });

    it('is exported and imported whole, as it was when the export began', async () => {
      const expected = createSnapshot(state);
      const chunks = exportLines(state);
      const [changed] = findMessages(state, { umid: umidOf(7_999) });
      if (!changed) throw new Error('It is missing');
      state.table(messageTable).update(changed, { text: 'Changed during the export' });
      const lines = Buffer.concat([...chunks])
        .toString()
        .split('\n');
      const { rows, blobs } = await importLines(
        (async function* () {
          yield* await Promise.resolve(lines);
        })(),
      );
      state.replace(rows, blobs);
      await reopen();
      expect(createSnapshot(state)).toEqual(expected);
      state.replace();
      await reopen();
      expect(state.table(messageTable).size).toBe(0);
      expect(findMessages(state)).toEqual([]);
    });
  },
);
