/**
 * A program: sends one SMS, and prints the answer or the error as JSON.
 * Environment: BASE_URL, and the files TLS_CA, TLS_CERT and TLS_KEY. Proxies are those of the environment.
 */
import { readFileSync } from 'node:fs';
import { createClient, EightByEightError } from 'cpaas-8x8';

const { BASE_URL = '', TLS_CA, TLS_CERT, TLS_KEY } = process.env;

const client = createClient({
  apiKey: 'a-key',
  subAccountId: 'ExampleCo',
  baseUrl: BASE_URL,
  maxRetries: 0,
  tls: {
    ...(TLS_CA && { ca: readFileSync(TLS_CA) }),
    ...(TLS_CERT && { cert: readFileSync(TLS_CERT) }),
    ...(TLS_KEY && { key: readFileSync(TLS_KEY) }),
  },
});

async function main(): Promise<void> {
  try {
    const { umid } = await client.sms.send({ destination: '+6591234567', text: 'Hello' });
    console.log(JSON.stringify({ umid }));
  } catch (error) {
    if (!(error instanceof EightByEightError)) throw error;
    const { message, outcome } = error;
    console.log(JSON.stringify({ message, outcome, ...('reason' in error && { reason: error.reason }) }));
  }
}

void main();
