import type { Started } from '../started-sandbox';
import type { MakeInput } from './make-input';

const to = '+6591234567';

async function startedVerification({ client }: Started, destination: string): Promise<string> {
  const { sessionId = '' } = await client.verification.start({ destination, resetSession: true });
  return sessionId;
}

export const verificationInputs: Readonly<Record<string, MakeInput>> = {
  'verification.start': async () => ({ destination: to, channel: 'sma', resetSession: true }),
  'verification.check': async (started) => ({
    sessionId: await startedVerification(started, '+6581234567'),
    code: '0000',
  }),
  'verification.getStatus': async (started) => ({
    sessionId: await startedVerification(started, '+6587654321'),
  }),
  'verification.checkSmaCoverage': async () => ({ clientIp: '192.0.2.10', destination: to }),
  'numberLookup.lookup': async () => ({ phoneNumber: to, type: 'live', subAccountId: 'Sandbox_SMS' }),
};
