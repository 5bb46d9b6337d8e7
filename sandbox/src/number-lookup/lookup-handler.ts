import type { NumberLookupLookupInput, NumberLookupLookupOutput } from 'cpaas-8x8';

import { lookupFailureOf, noBalance, phoneStateOf, type LookupFailure } from './magic-lookup-numbers';
import { currentNetwork, foreignNetwork, formerNetwork } from './networks';
import { countryOf, diallingCodeOf } from '../numbers/dialling-codes';
import { looseNumber } from '../numbers/phone-numbers';
import { money } from '../numbers/price-list';
import { invalid } from '../server/api-error';
import { nextUuid } from '../engine/ids';
import { timestamp } from '../engine/context';
import type { ApiCall, Handlers } from '../server/operations/api-call';

/** What is known of a number. */
export const numberLookup = { 'numberLookup.lookup': lookUp } satisfies Partial<Handlers>;

/** Made up, in the account's currency. */
const prices: Readonly<Record<string, number>> = { operator: 0.004, live: 0.01 };

function lookUp(call: ApiCall<NumberLookupLookupInput>): NumberLookupLookupOutput {
  const { world, input } = call;
  const number = looseNumber(input.phoneNumber, input.country);
  if (number === undefined)
    throw invalid(1002, `phoneNumber is not a phone number of ${input.country ?? ''}`);
  const type = input.type?.toLowerCase() ?? 'format';
  const failure = lookupFailureOf(number, type) ?? chargeFor(call, type);
  const known = { requestId: nextUuid(world.state, 'lookup'), ...formOf(number) };
  return {
    ...known,
    ...(type === 'format' ? {} : networksOf(number, failure)),
    ...(type === 'live' ? liveStateOf(number, failure) : {}),
    status: failure
      ? { state: 'error', timestamp: timestamp(world), ...failure }
      : { state: 'ok', timestamp: timestamp(world) },
  };
}

function chargeFor({ world }: ApiCall, type: string): LookupFailure | undefined {
  const { account } = world.state;
  const price = prices[type] ?? 0;
  if (account.balance === null || price === 0) return undefined;
  if (account.balance < price) return noBalance;
  account.balance = money(account.balance - price);
  return undefined;
}

function formOf(number: string): NumberLookupLookupOutput {
  const country = countryOf(number);
  const national = number.slice(1 + (diallingCodeOf(country ?? '')?.length ?? 0));
  return {
    phoneNumber: number,
    phoneNumberNational: national.replace(/(.{4})$/, ' $1'),
    phoneType: phoneStateOf(number).phoneType ?? (country === 'US' ? 'FixedLineOrMobile' : 'Mobile'),
    country,
  };
}

/** A failure of the provider tells nothing; one of the operator still tells which operator. */
function networksOf(number: string, failure: LookupFailure | undefined): NumberLookupLookupOutput {
  if (failure && failure.errorCode < 6000)
    return { ported: null, currentOperator: null, originalOperator: null };
  const ported = phoneStateOf(number).ported ?? false;
  const currentOperator = currentNetwork(number);
  return {
    ported: failure ? null : ported,
    currentOperator,
    originalOperator: ported ? formerNetwork(number) : currentOperator,
  };
}

function liveStateOf(number: string, failure: LookupFailure | undefined): NumberLookupLookupOutput {
  const { roaming = false, presence = true } = phoneStateOf(number);
  if (failure) return { roaming: null, presence: null, roamingOperator: null };
  return { roaming, presence, roamingOperator: roaming ? foreignNetwork(number) : null };
}
