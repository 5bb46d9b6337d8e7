/** The TypeScript program of a user: compiles with the types of the packed packages, and sends an SMS to a sandbox. */
import { createSandbox } from '8x8-sandbox';
import { createClient, ValidationError } from 'cpaas-8x8';
import type * as pure from 'cpaas-8x8/pure';

/** Makes TypeScript check the declarations of the entry point `cpaas-8x8/pure`, too. */
export type Pure = typeof pure;

async function main(): Promise<void> {
  const sandbox = await createSandbox();
  try {
    const { url: baseUrl, apiKey, accountId, subAccountIds } = sandbox;
    const client = createClient({ apiKey, baseUrl, accountId, subAccountIds });
    const sent = await client.sms.send({ destination: '+6591234567', text: 'Hello' });
    const umid: string | undefined = sent.umid;
    const incomplete = { destination: '+6591234567' };
    // @ts-expect-error a message has a text
    const refused: unknown = await client.sms.send(incomplete).catch((error: unknown) => error);
    console.log(JSON.stringify({ umid, refused: refused instanceof ValidationError }));
  } finally {
    await sandbox.close();
  }
}

void main();
