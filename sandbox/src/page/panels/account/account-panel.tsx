import { pageLocation } from '../../state/location';
import { Sections } from '../parts/toolbar';
import { Balance } from './balance';
import { Numbers } from './numbers';
import { Prices } from './prices';
import './account.css';

/** The balance of the account, what things cost, and its virtual numbers. */
export function AccountPanel() {
  const { list } = pageLocation.value.details;
  return (
    <>
      <Sections
        label="Parts of the account"
        sections={[
          ['balance', 'Balance'],
          ['prices', 'Prices'],
          ['numbers', 'Numbers'],
        ]}
      />
      {list === 'prices' ? <Prices /> : list === 'numbers' ? <Numbers /> : <Balance />}
    </>
  );
}
