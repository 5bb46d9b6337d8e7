/** The program of a user: sends an SMS with the packed packages, imported as ES modules. Prints what a test checks. */
import { createSandbox } from '8x8-sandbox';
import { createClient, ValidationError } from 'cpaas-8x8';
import * as pure from 'cpaas-8x8/pure';

const sandbox = await createSandbox();
try {
  const { url: baseUrl, apiKey, accountId, subAccountIds } = sandbox;
  const client = createClient({ apiKey, baseUrl, accountId, subAccountIds });
  const { umid, status } = await client.sms.send({ destination: '+6591234567', text: 'Hello' });
  const refused = await client.sms.send({ text: 'To nobody' }).catch((error) => error);
  const samePackage = pure.ValidationError === ValidationError && !('createClient' in pure);
  console.log(
    JSON.stringify({ umid, code: status.code, refused: refused instanceof ValidationError, samePackage }),
  );
} finally {
  await sandbox.close();
}
