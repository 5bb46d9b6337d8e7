import type { ContactsSearchOutputItem } from 'cpaas-8x8';

import { ask } from '../../dialogs/dialog';
import { runOperation } from '../../state/run-operation';
import { useGroups } from './use-groups';

const texts = [
  ['firstName', 'First name'],
  ['lastName', 'Last name'],
  ['country', 'Country, such as SG'],
  ['externalId', 'ID in your system'],
] as const;

const addressFields = [
  ['msisdn', 'Phone number'],
  ['email', 'Email address'],
  ['lineId', 'LINE ID'],
  ['zaloId', 'Zalo ID'],
  ['weChatUserId', 'WeChat ID'],
  ['facebookUserId', 'Facebook ID'],
  ['kakaoTalkId', 'KakaoTalk ID'],
] as const;

type Values = Readonly<Record<string, string>>;

/** Asks for the fields of a new contact, or of one that is changed. When the sandbox refuses them, the dialog says why. */
export async function askForContact(contact?: ContactsSearchOutputItem): Promise<void> {
  const own = new Set(contact?.groups?.map(({ id }) => id));
  await ask(
    contact ? 'Change the contact' : 'New contact',
    <>
      <div class="field-pairs">
        {texts.map(([name, title]) => (
          <label key={name}>
            {title}
            <input name={name} defaultValue={contact?.[name] ?? ''} />
          </label>
        ))}
        {addressFields.map(([name, title]) => (
          <label key={name}>
            {title}
            <input name={name} defaultValue={addressOf(contact, name)} />
          </label>
        ))}
      </div>
      <GroupChoices own={own} />
    </>,
    contact ? 'Save' : 'Create',
    (values) => (contact ? change(contact, values) : create(values)),
  );
}

/** A checkbox for each group. */
function GroupChoices({ own }: { readonly own: ReadonlySet<number | undefined> }) {
  const groups = useGroups();
  if (groups.length === 0) return null;
  return (
    <fieldset class="choices">
      <legend>Groups</legend>
      {groups.map(({ id, name }) => (
        <label key={id} class="check">
          <input type="checkbox" name={`group ${id}`} defaultChecked={own.has(id)} />
          {name}
        </label>
      ))}
    </fieldset>
  );
}

function addressOf(
  contact: ContactsSearchOutputItem | undefined,
  kind: (typeof addressFields)[number][0],
): string {
  const address = contact?.addresses[kind] ?? '';
  return kind === 'msisdn' && address !== '' ? `+${address}` : address;
}

const groupIds = (values: Values): number[] =>
  Object.keys(values).flatMap((name) => (name.startsWith('group ') ? [Number(name.slice(6))] : []));

function create(values: Values): Promise<unknown> {
  const pick = (fields: readonly (readonly [string, string])[]): Values =>
    Object.fromEntries(
      fields.flatMap(([name]) => {
        const value = values[name]?.trim() ?? '';
        return value === '' ? [] : [[name, value]];
      }),
    );
  const groups = groupIds(values);
  return runOperation('contacts.create', {
    ...pick(texts),
    addresses: pick(addressFields),
    ...(groups.length > 0 ? { groups: groups.map((id) => ({ id })) } : {}),
  });
}

/** Sends only what has changed, as a JSON Patch. */
function change(contact: ContactsSearchOutputItem, values: Values): Promise<unknown> {
  const fields = [
    ...texts.map(([name]) => ({ path: `/${name}`, before: contact[name] ?? '', name })),
    ...addressFields.map(([name]) => ({
      path: `/addresses/${name}`,
      before: addressOf(contact, name),
      name,
    })),
  ];
  const patch = fields.flatMap(({ path, before, name }) => {
    const after = values[name]?.trim() ?? '';
    if (after === before) return [];
    return after === '' ? [{ op: 'remove', path }] : [{ op: 'replace', path, value: after }];
  });
  const before = (contact.groups ?? []).map(({ id }) => id).sort();
  const groups = groupIds(values).sort();
  const isSame = JSON.stringify(before) === JSON.stringify(groups);
  const all = isSame
    ? patch
    : [...patch, { op: 'replace', path: '/groups', value: groups.map((id) => ({ id })) }];
  if (all.length === 0) return Promise.resolve();
  return runOperation('contacts.update', { contactId: contact.id, patch: all });
}
