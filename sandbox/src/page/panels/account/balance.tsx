import { useState } from 'preact/hooks';

import type { Billing, Charge } from '../../../numbers/charges';
import { control, errorText } from '../../state/control-client';
import { readForm } from '../../state/form-values';
import { runOperation } from '../../state/run-operation';
import { useLoaded } from '../../state/use-loaded';
import { Facts } from '../parts/facts';
import { Problem } from '../parts/list';

/** The balance, with a form to change it, and what messages and lookups cost. */
export function Balance() {
  const { value, error, reload } = useLoaded('/billing', () => control<Billing>('GET', '/billing'), [
    'message',
    'status',
    'request',
  ]);
  if (error !== undefined) return <Problem text={error} />;
  if (!value) return null;
  const { balance, currency, charges } = value;
  return (
    <>
      <p class="balance">
        {balance === null ? (
          <>
            postpaid <small>no balance</small>
          </>
        ) : (
          <>
            {balance.toLocaleString([], { minimumFractionDigits: 2, maximumFractionDigits: 4 })}{' '}
            <small>{currency}</small>
          </>
        )}
      </p>
      <BalanceForm isPostpaid={balance === null} onDone={reload} />
      <h2 class="section-title">Spent so far</h2>
      {charges.length === 0 ? (
        <p class="hint">Nothing yet. SMS and lookups of networks reduce the balance.</p>
      ) : (
        <Charges charges={charges} currency={currency} />
      )}
      <AutomationUsage />
    </>
  );
}

function BalanceForm({ isPostpaid, onDone }: { readonly isPostpaid: boolean; readonly onDone: () => void }) {
  const [error, setError] = useState('');
  const change = (body: object): void => {
    control('POST', '/balance', body).then(
      () => {
        setError('');
        onDone();
      },
      (reason: unknown) => setError(errorText(reason)),
    );
  };
  return (
    <form
      class="balance-form"
      onSubmit={(event) => {
        event.preventDefault();
        const { amount = '' } = readForm(event.currentTarget);
        const isAdding = (event.submitter as HTMLButtonElement | null)?.value === 'add';
        change(isAdding ? { add: Number(amount) } : { balance: Number(amount) });
      }}
    >
      <input name="amount" type="number" step="any" defaultValue="100" required aria-label="Amount" />
      {!isPostpaid && <button value="add">Top up</button>}
      <button value="set">Set</button>
      {!isPostpaid && (
        <button type="button" class="text-button" onClick={() => change({ balance: null })}>
          Make postpaid
        </button>
      )}
      {error !== '' && <Problem text={error} />}
    </form>
  );
}

function Charges({ charges, currency }: { readonly charges: readonly Charge[]; readonly currency: string }) {
  const total = charges.reduce((sum, { amount }) => sum + amount, 0);
  const count = charges.reduce((sum, each) => sum + each.count, 0);
  return (
    <div class="table-scroll" tabIndex={0} role="region" aria-label="Spent so far">
      <table>
        <thead>
          <tr>
            <th scope="col">Month</th>
            <th scope="col">Service</th>
            <th scope="col">Country</th>
            <th scope="col" class="number">
              Count
            </th>
            <th scope="col" class="number">
              {currency}
            </th>
          </tr>
        </thead>
        <tbody>
          {charges.toReversed().map(({ month, service, country, count: each, segments, amount }) => (
            <tr key={`${month}/${service}/${country}`}>
              <td class="month">{month}</td>
              <td>{service}</td>
              <td>{country || '–'}</td>
              <td class="number" title={segments > 0 ? `${segments} segments` : undefined}>
                {each.toLocaleString()}
              </td>
              <td class="number">{formatAmount(amount)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={3}>
              In all
            </th>
            <td class="number">{count.toLocaleString()}</td>
            <td class="number">{formatAmount(total)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function AutomationUsage() {
  const { value } = useLoaded('/automation-usage', () => runOperation('automation.getUsage', {}), [
    'workflow',
  ]);
  if (!value) return null;
  return (
    <>
      <h2 class="section-title">Automation this month</h2>
      <Facts
        facts={[
          ['Workflows', (value.executedWorkflowCount ?? 0).toLocaleString()],
          ['Included', (value.allowedWorkflowCount ?? 0).toLocaleString()],
        ]}
      />
    </>
  );
}

const formatAmount = (amount: number): string =>
  amount.toLocaleString([], { minimumFractionDigits: 2, maximumFractionDigits: 4 });
