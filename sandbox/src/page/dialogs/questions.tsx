import { about } from '../state/page-state';
import { ask } from './dialog';

/** Asks for the customer's number. Some numbers have special effects. */
export async function askForCustomer(): Promise<string | undefined> {
  const entered = await ask(
    'Write as a customer',
    <>
      <label>
        Phone number
        <input name="customer" defaultValue="+6591234567" required />
      </label>
      <details>
        <summary>Magic numbers</summary>
        <ul>
          {about.value?.magicNumbers.map(({ ending, effect }) => (
            <li key={ending}>
              <code>…{ending}</code> {effect}
            </li>
          ))}
        </ul>
      </details>
    </>,
    'Open',
  );
  return entered?.['customer']?.trim();
}
