/**
 * Tests the types of the verifier and of the operations for verification and number lookup, which users see in their
 * editor. It must compile and is never run. Lines with @ts-expect-error must not compile.
 */
import { createClient, createVerifier, type CheckResult, type VerificationSession } from '../../../core/src';

const client = createClient({ apiKey: 'key' });

export async function verify(): Promise<string> {
  const verifier = createVerifier(client.verification, { channel: 'sma', fallback: { channel: 'call' } });
  const session: VerificationSession = await verifier.start('+6591234567', { brand: 'ExampleCo' });
  const result: CheckResult = await verifier.resume(session.toJSON()).check('493027', { timeoutMs: 5 });
  await verifier.resume('3f9c1d2e').resend({ channel: 'sms' });

  // @ts-expect-error a number is not a setting
  await verifier.start('+6591234567', { destination: '+6591234567' });
  // @ts-expect-error a misspelt setting is found before it is sent
  createVerifier(client.verification, { codelength: 6 });
  // @ts-expect-error the SMS API has no verification
  createVerifier(client.sms);
  // @ts-expect-error only wrong and unknown results have remaining attempts
  console.log(result.attemptsLeft);

  switch (result.status) {
    case 'verified':
    case 'expired':
    case 'failed':
      return result.status;
    case 'wrong':
      return `${result.attemptsLeft + 1}`;
    case 'malformed':
      return result.reason;
    case 'unknown':
      return `${(result.attemptsLeft ?? 0) + 1} ${result.error?.advice ?? ''}`;
  }
}

export async function calls(): Promise<void> {
  const { sessionId = '' } = await client.verification.start({ destination: '+65 9123 4567', codeLength: 6 });
  await client.verification.check({ sessionId, code: '493027' });
  const found = await client.numberLookup.lookup({ phoneNumber: '+6591234567', type: 'live' });
  const roaming: boolean | null | undefined = found.roaming;
  const operator: string | undefined = found.currentOperator?.operatorName;
  console.log(roaming, operator);

  // @ts-expect-error a check has a code; without one it is getStatus
  await client.verification.check({ sessionId });
  // @ts-expect-error a status request has no code
  await client.verification.getStatus({ sessionId, code: '493027' });
  // @ts-expect-error a length is a number
  await client.verification.start({ destination: '+6591234567', codeLength: '6' });
  // @ts-expect-error unknown values are null
  const certain: boolean | undefined = found.roaming;
  console.log(certain);
}
