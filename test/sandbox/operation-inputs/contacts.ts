import type { Started } from '../started-sandbox';
import type { MakeInput } from './make-input';

/** Numbers and names that nobody had before: the book merges contacts that share an address. */
let count = 0;
const nextNumber = (): string => `+65${81_000_000 + ++count}`;
const nextName = (): string => `Group ${++count}`;

async function contactOf({ client }: Started): Promise<number> {
  const { id } = await client.contacts.create({ addresses: { msisdn: nextNumber() } });
  return id;
}

async function groupOf({ client }: Started): Promise<number> {
  const { id } = await client.contacts.createGroup({ name: nextName() });
  return id;
}

const fromTo = async (started: Started) => ({ from: await groupOf(started), to: await groupOf(started) });
const file = { name: 'people.csv', content: 'msisdn,firstName\n+6591234567,Mei\n' };

/** An input for every operation of contacts, by the ID of the operation. */
export const contactsInputs: Readonly<Record<string, MakeInput>> = {
  'contacts.search': async () => ({}),
  'contacts.create': async () => ({ addresses: { msisdn: nextNumber() }, firstName: 'Mei' }),
  'contacts.get': async (started) => ({ contactId: await contactOf(started) }),
  'contacts.update': async (started) => ({
    contactId: await contactOf(started),
    patch: [{ op: 'replace', path: '/firstName', value: 'May' }],
  }),
  'contacts.delete': async (started) => ({ contactId: await contactOf(started) }),
  'contacts.blacklist': async () => ({ msisdn: nextNumber(), reason: 'asked for it' }),
  'contacts.searchGroups': async () => ({}),
  'contacts.createGroup': async () => ({ name: nextName() }),
  'contacts.getGroup': async (started) => ({ groupId: await groupOf(started) }),
  'contacts.updateGroup': async (started) => ({
    groupId: await groupOf(started),
    patch: [{ op: 'replace', path: '/name', value: nextName() }],
  }),
  'contacts.deleteGroup': async (started) => ({ groupId: await groupOf(started) }),
  'contacts.addToGroup': async (started) => ({
    groupId: await groupOf(started),
    contacts: [await contactOf(started)],
  }),
  'contacts.removeFromGroup': async (started) => ({
    groupId: await groupOf(started),
    contacts: [await contactOf(started)],
  }),
  'contacts.uploadBatch': async () => ({ file }),
  'contacts.deleteBatch': async (started) => ({ ids: [await contactOf(started)] }),
  'contacts.copyBatch': fromTo,
  'contacts.moveBatch': fromTo,
  'contacts.deleteGroupsBatch': async (started) => ({ ids: [await groupOf(started)], deleteContacts: false }),
  'contacts.getBatch': async ({ client }) => ({ batchId: (await client.contacts.uploadBatch({ file })).id }),
  'contacts.getBatches': async () => ({}),
};
