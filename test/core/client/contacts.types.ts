/**
 * Tests the types of the operations for contacts and batches of contacts. It must compile and is never run. Lines
 * with @ts-expect-error must not compile.
 */
import { createClient } from '../../../core/src';

const { contacts } = createClient({ apiKey: 'key' });

export async function book(): Promise<void> {
  const {
    id,
    addresses,
    customAttributes = {},
  } = await contacts.create({ addresses: { msisdn: '+6591234567' } });
  const address: string | undefined = addresses.kakaoTalkId;
  const tier: unknown = customAttributes['tier'];
  const { groups = [] } = await contacts.get({ contactId: id });
  const name: string | undefined = groups[0]?.name;
  for await (const contact of contacts.search({ query: 'Mei' })) console.log(contact.addresses.msisdn);
  for await (const group of contacts.searchGroups().pages()) console.log(group.totalPages.toFixed());
  await contacts.update({
    contactId: id,
    patch: [{ op: 'add', path: '/customAttributes/a', value: { b: 1 } }],
  });
  console.log(address, tier, name);

  // @ts-expect-error a contact has addresses
  await contacts.create({ firstName: 'Mei' });
  // @ts-expect-error a patch is a list
  await contacts.update({ contactId: id, patch: { op: 'remove', path: '/lastName' } });
  // @ts-expect-error a patch step has an op
  await contacts.update({ contactId: id, patch: [{ path: '/lastName' }] });
  // @ts-expect-error a contact ID is a number
  await contacts.addToGroup({ groupId: 1, contacts: ['Mei'] });
}

export async function batches(): Promise<void> {
  const upload = contacts.uploadBatch({
    file: { name: 'contacts.csv', content: new Uint8Array() },
    groups: [1],
  });
  const { fileType } = await upload;
  const { insertedRows } = await upload.completed({
    onProgress: ({ result }) => console.log(result.totalRows?.toFixed()),
  });
  if (fileType === 'csv') console.log(insertedRows?.toFixed());
  await contacts.deleteBatch({ all: true, confirm: 'delete all contacts' });

  // @ts-expect-error a file has a name
  await contacts.uploadBatch({ file: 'msisdn' });
  // @ts-expect-error the option to delete the contacts is required
  await contacts.deleteGroupsBatch({ ids: [1] });
  // @ts-expect-error a move has a source and a target
  await contacts.moveBatch({ from: 1 });
}
