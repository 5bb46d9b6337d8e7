import type { NumberLookupLookupInput, NumberLookupLookupOutput } from 'cpaas-8x8';

import { accountRecord } from '../engine/account';
import { currentTimestamp } from '../engine/context';
import { nextUuid } from '../engine/ids';
import { charge } from '../numbers/charges';
import { findCountry, findDiallingCode } from '../numbers/dialling-codes';
import { parsePhoneNumber } from '../numbers/phone-numbers';
import { badRequest } from '../server/api-error';
import type { ApiCall, Handlers } from '../server/operations/api-call';
import {
  findMagicLookupFailure,
  insufficientBalance,
  findPhoneState,
  type LookupFailure,
} from './magic-lookup-numbers';
import { currentNetwork, foreignNetwork, formerNetwork } from './networks';

/**
 * Looks up a phone number: its format, its network, or whether it is reachable. The result is made up from the number,
 * and billed to the balance.
 */
export const numberLookupHandlers = { 'numberLookup.lookup': lookUpNumber } satisfies Partial<Handlers>;

/** Made-up prices in the account's currency. */
const prices: Readonly<Record<string, number>> = { operator: 0.004, live: 0.01 };

function lookUpNumber(call: ApiCall<NumberLookupLookupInput>): NumberLookupLookupOutput {
  const { context, input } = call;
  const number = parsePhoneNumber(input.phoneNumber, input.country);
  if (number === undefined)
    throw badRequest(1002, `phoneNumber is not a phone number of ${input.country ?? ''}`);
  const type = input.type?.toLowerCase() ?? 'format';
  const failure = findMagicLookupFailure(number, type) ?? chargeLookup(call, type, number);
  const commonFields = { requestId: nextUuid(context.state, 'lookup'), ...numberFields(number) };
  return {
    ...commonFields,
    ...(type === 'format' ? {} : networkFields(number, failure)),
    ...(type === 'live' ? liveFields(number, failure) : {}),
    status: failure
      ? { state: 'error', timestamp: currentTimestamp(context), ...failure }
      : { state: 'ok', timestamp: currentTimestamp(context) },
  };
}

function chargeLookup({ context }: ApiCall, type: string, number: string): LookupFailure | undefined {
  const { balance } = context.state.record(accountRecord);
  const price = prices[type] ?? 0;
  if (balance !== null && balance < price) return insufficientBalance;
  charge(context, { service: 'lookup', country: findCountry(number) ?? '', segments: 0, amount: price });
  return undefined;
}

function numberFields(number: string): NumberLookupLookupOutput {
  const country = findCountry(number);
  const national = number.slice(1 + (findDiallingCode(country ?? '')?.length ?? 0));
  return {
    phoneNumber: number,
    phoneNumberNational: national.replace(/(.{4})$/, ' $1'),
    phoneType: findPhoneState(number).phoneType ?? (country === 'US' ? 'FixedLineOrMobile' : 'Mobile'),
    country,
  };
}

/**
 * If the lookup provider fails (a code below 6000), the network operators are null. If an operator fails, only `ported`
 * is null.
 */
function networkFields(number: string, failure: LookupFailure | undefined): NumberLookupLookupOutput {
  if (failure && failure.errorCode < 6000)
    return { ported: null, currentOperator: null, originalOperator: null };
  const ported = findPhoneState(number).ported ?? false;
  const currentOperator = currentNetwork(number);
  return {
    ported: failure ? null : ported,
    currentOperator,
    originalOperator: ported ? formerNetwork(number) : currentOperator,
  };
}

/** Roaming and presence, which only a live lookup returns. */
function liveFields(number: string, failure: LookupFailure | undefined): NumberLookupLookupOutput {
  const { roaming = false, presence = true } = findPhoneState(number);
  if (failure) return { roaming: null, presence: null, roamingOperator: null };
  return { roaming, presence, roamingOperator: roaming ? foreignNetwork(number) : null };
}
