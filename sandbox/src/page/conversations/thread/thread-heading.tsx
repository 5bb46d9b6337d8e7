import { useEffect } from 'preact/hooks';

import { ask } from '../../dialogs/dialog';
import { control } from '../../state/control-client';
import { chooseTapKind, tapKind, type TapKind } from '../actions/tap-kind';
import { loadName, names } from '../inbox/names';

/** Whose phone this is, and how the taps on it arrive. */
export function ThreadHeading({ customer }: { readonly customer: string }) {
  useEffect(() => void loadName(customer), [customer]);
  const name = names.value.get(customer);
  return (
    <div class="heading">
      <h2>{customer}</h2>
      <button
        type="button"
        class="quiet"
        title="Change the name that this customer shows"
        onClick={() => void askForName(customer, name)}
      >
        {name ?? 'Name this phone'}
      </button>
      <label
        class="taps"
        title="How a tap on a button or a row arrives at the business: 8x8's pages show both"
      >
        Taps arrive as
        <select
          value={tapKind.value}
          onChange={({ currentTarget: { value } }) => chooseTapKind(value as TapKind)}
        >
          <option value="interactive">replies</option>
          <option value="text">texts</option>
        </select>
      </label>
    </div>
  );
}

async function askForName(customer: string, name: string | undefined): Promise<void> {
  await ask(
    'Name of the customer',
    <label>
      Name, as WhatsApp shows it to businesses
      <input name="name" defaultValue={name ?? ''} maxLength={100} required />
    </label>,
    'Save',
    (values) => control('PATCH', `/customers/${encodeURIComponent(customer)}`, { name: values['name'] }),
  );
}
