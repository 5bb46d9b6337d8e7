import { createClientOver } from '../../core/src/client';
import { catalogue, type SubAccountKind } from '../../core/src/catalogue';
import { ValidationError } from '../../core/src/errors';
import type { EightByEightClient } from '../../core/src/generated';
import { regions, type ClientOptions, type Http, type Region } from '../../core/src/transport';
import { sleep, type ICredentialDataDecryptedObject } from 'n8n-workflow';
import { clientOptionsFrom } from './client';
import { accountProbe, runProbe, subAccountProbes, type Probe, type Verdict } from './credential-probe';

/** The labels of the credential's fields for the subaccounts, in the order of the form. */
const subAccountLabels: Readonly<Record<SubAccountKind, string>> = {
  sms: 'Subaccount ID for SMS',
  chatApps: 'Subaccount ID for Chat Apps',
  voice: 'Subaccount ID for Voice',
  verification: 'Subaccount ID for Verification',
};
const subAccountKinds = Object.keys(subAccountLabels) as SubAccountKind[];

const optionLabels: Readonly<Record<string, string>> = { apiKey: 'API Key', baseUrl: 'Base URL' };

/** A field of the credential that is filled in, with the requests that check it. One accepted request is enough. */
interface FilledField {
  readonly label: string;
  readonly value: string;
  readonly probes: readonly Probe[];
}

/** Stands for a field if no ID is filled in. Its ID "none" is wrong, and 8x8 tells a wrong key from a wrong ID. */
const noField: FilledField = { label: '', value: '', probes: [subAccountProbes.sms('none')] };

const missingIdAdvice =
  '8x8 accepts the API key, but the nodes also need an account. Fill in Account ID, or a Subaccount ID, as 8x8 Connect shows it.';

/**
 * Checks the fields of a credential with requests that only read: API key, region, base URL, account and subaccounts. Finds
 * the field that is wrong, because a plain "unauthorized" would not say whether the key, the region or an ID is.
 *
 * @returns what is wrong and how to correct it, or `undefined`.
 */
export async function checkCredential(
  data: ICredentialDataDecryptedObject,
  http: Http,
): Promise<string | undefined> {
  const { apiKey = '' } = data;
  const options = { ...clientOptionsFrom(data), apiKey: (apiKey as string).trim() };
  let client: EightByEightClient;
  try {
    client = createTestClient(options, http);
  } catch (error) {
    return optionAdvice(error);
  }
  const filledFields = findFilledFields(options);
  let isKeyKnown = false;
  for (const field of filledFields.length > 0 ? filledFields : [noField]) {
    let verdict: Verdict = 'wrong-id';
    for (const probe of field.probes) {
      verdict = await runProbe(probe, client, options.baseUrl !== undefined);
      if (verdict === 'wrong-key' && !isKeyKnown) return await explainWrongKey(probe, options, http);
      // 8x8 has accepted the key for another ID, so the key itself is right: it does not belong to this ID.
      if (verdict === 'wrong-key') verdict = 'wrong-id';
      isKeyKnown ||= verdict === 'wrong-id' || verdict === 'accepted';
      if (verdict !== 'wrong-id') break;
    }
    if (verdict !== 'accepted') return explainVerdict(verdict, field, options);
  }
  return filledFields.length > 0 ? undefined : missingIdAdvice;
}

function optionAdvice(error: unknown): string {
  const [issue] = error instanceof ValidationError ? error.issues : [];
  if (issue === undefined) return error instanceof Error ? error.message : String(error);
  return `${optionLabels[issue.path] ?? issue.path} ${issue.message}. ${issue.advice}`;
}

function createTestClient(options: ClientOptions, http: Http): EightByEightClient {
  const ports = { http, sleep, now: Date.now, random: Math.random };
  const test = { timeoutMs: 10_000, maxRetries: 0, limits: false } as const;
  return createClientOver(catalogue, ports, { ...options, ...test });
}

function findFilledFields({
  accountId,
  subAccountId,
  subAccountIds = {},
}: ClientOptions): readonly FilledField[] {
  const own = subAccountKinds.flatMap((kind) => {
    const value = subAccountIds[kind];
    return value === undefined
      ? []
      : [{ label: subAccountLabels[kind], value, probes: [subAccountProbes[kind](value)] }];
  });
  const rest = subAccountKinds.filter((kind) => subAccountIds[kind] === undefined);
  return [
    ...(accountId === undefined ? [] : [{ label: 'Account ID', value: accountId, probes: [accountProbe] }]),
    // Tried with each product that has no subaccount of its own, because a subaccount may have only some products.
    ...(subAccountId === undefined || rest.length === 0
      ? []
      : [
          {
            label: 'Subaccount ID',
            value: subAccountId,
            probes: rest.map((kind) => subAccountProbes[kind](subAccountId)),
          },
        ]),
    ...own,
  ];
}

/** Tells a wrong key from a wrong region: asks the hosts of the other regions. */
async function explainWrongKey(probe: Probe, options: ClientOptions, http: Http): Promise<string> {
  const wrongKey = '8x8 does not accept the API key. Copy it again from 8x8 Connect, under API Keys.';
  if (options.baseUrl !== undefined) return wrongKey;
  const { region = 'asiaPacific' } = options;
  for (const other of Object.keys(regions) as Region[]) {
    if (other === region) continue;
    const verdict = await runProbe(probe, createTestClient({ ...options, region: other }, http), false);
    if (verdict === 'accepted' || verdict === 'wrong-id') {
      return `The API key belongs to another region. Select ${regions[other]} under Region instead of ${regions[region]}.`;
    }
  }
  return `${wrongKey} No region of 8x8 knows it.`;
}

function explainVerdict(
  verdict: Exclude<Verdict, 'accepted' | 'wrong-key'>,
  { label, value }: FilledField,
  { baseUrl }: ClientOptions,
): string {
  if (typeof verdict === 'object') return verdict.why;
  if (verdict === 'wrong-id') {
    if (value === '') return missingIdAdvice;
    return `8x8 accepts the API key, but "${value}" under ${label} does not belong to it. Copy it from 8x8 Connect with the same capital letters, or leave the field empty.`;
  }
  return baseUrl === undefined
    ? 'Something between n8n and 8x8 answered instead of 8x8. Check the proxy of the network, then test again.'
    : `The server at ${baseUrl} answers, but it is not 8x8 and not a sandbox. Correct Base URL, or leave it empty to use 8x8 itself.`;
}
