const { createClient, ValidationError } = require('cpaas-8x8');
const { createSandbox } = require('8x8-sandbox');

async function main() {
  const sandbox = await createSandbox();
  try {
    const { url: baseUrl, apiKey, accountId, subAccountIds } = sandbox;
    const client = createClient({ apiKey, baseUrl, accountId, subAccountIds });
    const { umid, status } = await client.sms.send({ destination: '+6591234567', text: 'Hello' });
    const refused = await client.sms.send({ text: 'To nobody' }).catch((error) => error);
    console.log(JSON.stringify({ umid, code: status.code, refused: refused instanceof ValidationError }));
  } finally {
    await sandbox.close();
  }
}

main();
