import { about } from '../../state/page-state';
import { pageLocation } from '../../state/location';
import { runOperation } from '../../state/run-operation';
import { useLoaded } from '../../state/use-loaded';
import { Problem } from '../parts/list';
import { SearchField, Toolbar } from '../parts/toolbar';

/** The prices of SMS by country and network. */
export function Prices() {
  const { find = '' } = pageLocation.value.details;
  const subAccountId = about.value?.subAccountIds.sms;
  const { value, error } = useLoaded(
    `/prices?${subAccountId ?? ''}`,
    () => runOperation('sms.getPrices', subAccountId === undefined ? {} : { subAccountId }),
    [],
  );
  const [prices] = value?.subAccounts ?? [];
  const inbound = new Map(
    prices?.inbound?.map(({ alpha2Code, numberTypes }) => [
      alpha2Code,
      numberTypes?.[0]?.defaultPrice?.amount,
    ]),
  );
  const rows = (prices?.outbound?.countries ?? []).flatMap((country) =>
    (country.operators ?? []).map((operator) => ({ country, operator })),
  );
  const found = rows.filter(({ country, operator }) =>
    [country.alpha2Code, country.countryName, country.dialingPrefix, operator.operatorName]
      .join(' ')
      .toLowerCase()
      .includes(find.toLowerCase()),
  );
  return (
    <>
      <Toolbar>
        <SearchField label="Country, prefix or network" />
      </Toolbar>
      {error !== undefined && <Problem text={error} />}
      <div class="table-scroll" tabIndex={0} role="region" aria-label="Prices of SMS">
        <table>
          <thead>
            <tr>
              <th scope="col">Country</th>
              <th scope="col">Network</th>
              <th scope="col" class="number">
                Sent
              </th>
              <th scope="col" class="number">
                Received
              </th>
            </tr>
          </thead>
          <tbody>
            {found.map(({ country, operator }) => (
              <tr key={operator.operatorId}>
                <td>
                  {country.countryName} <small>{country.dialingPrefix}</small>
                </td>
                <td>
                  {operator.operatorName} <small>{describeCodes(operator.hni)}</small>
                </td>
                <td class="number">{operator.price?.amount}</td>
                <td class="number">{inbound.get(country.alpha2Code)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {value && found.length === 0 && <p class="nothing">Nothing found.</p>}
      <p class="hint">
        Prices of one segment in {rows[0]?.operator.price?.currency ?? 'USD'}. They are made up. Other
        countries cost 0.05.
      </p>
    </>
  );
}

/** `525-01, 525-02`: the mobile country code and the network codes. */
function describeCodes(
  codes: readonly { readonly mcc?: string | undefined; readonly mnc?: string | undefined }[] | undefined,
): string {
  return (codes ?? []).map(({ mcc, mnc }) => `${mcc ?? ''}-${mnc ?? ''}`).join(', ');
}
