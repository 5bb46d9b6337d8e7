import type { Started } from '../started-sandbox';
import type { MakeInput } from './make-input';

const to = '+6591234567';

/** 8x8 refuses a second code to a number within ten seconds: each input gets a new number. */
let numbers = 0;
const otherNumber = (): string => `+658123${String(++numbers).padStart(4, '0')}`;

async function sessionId({ client }: Started): Promise<string> {
  return (await client.verification.start({ destination: otherNumber() })).sessionId ?? '';
}

/** An input for every operation of verification and of number lookup, by the ID of the operation. */
export const verificationInputs: Readonly<Record<string, MakeInput>> = {
  'verification.start': async () => ({ destination: otherNumber(), channel: 'sma' }),
  'verification.check': async (started) => ({ sessionId: await sessionId(started), code: '0000' }),
  'verification.getStatus': async (started) => ({ sessionId: await sessionId(started) }),
  'verification.checkSmaCoverage': async () => ({ clientIp: '192.0.2.10', destination: to }),
  'numberLookup.lookup': async () => ({ phoneNumber: to, type: 'live', subAccountId: 'Sandbox_SMS' }),
};
