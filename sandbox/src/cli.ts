#!/usr/bin/env -S node --max-semi-space-size=8
// Without the flag, V8's space for new objects takes 100 MB under load. It cannot be changed later.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';

import type { Sandbox } from './control/running-sandbox';
import { loadScripts } from './control/customer-scripts/load-scripts';
import { whatsAppChannelId } from './control/whatsapp-channel-id';
import { errorMessage } from './engine/error-message';
import type { SandboxOptions } from './options';
import { createSandbox } from './sandbox';

/** The command `8x8-sandbox`: starts a sandbox and prints how to reach it. */
async function main(): Promise<void> {
  // By default, V8 collects garbage only when the heap is a multiple of what is in use.
  setFlagsFromString('--heap-growing-percent=20');
  // The state contains webhook secrets.
  process.umask(0o077);
  const options = parseOptions(process.argv.slice(2));
  if (options === 'help') {
    process.stdout.write(helpText);
    return;
  }
  const sandbox = await createSandbox({ port: 8888, ...options });
  process.stdout.write(describeSandbox(sandbox));
  closeOnSignal(sandbox);
}

function parseOptions(args: readonly string[]): SandboxOptions | 'help' {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string' },
      host: { type: 'string' },
      seed: { type: 'string' },
      state: { type: 'string' },
      'control-key': { type: 'string' },
      'smpp-port': { type: 'string' },
      'smpp-tls-port': { type: 'string' },
      'smpp-cert': { type: 'string' },
      'smpp-key': { type: 'string' },
      scripts: { type: 'string' },
      app: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return 'help';
  const controlKey = values['control-key'] ?? process.env['SANDBOX_CONTROL_KEY'];
  return {
    ...(values.port === undefined ? {} : { port: parsePort('--port', values.port) }),
    ...parseSmpp(values),
    ...(values.host === undefined ? {} : { host: values.host }),
    ...(values.seed === undefined ? {} : { seed: values.seed }),
    ...(values.state === undefined ? {} : { stateFolder: values.state }),
    ...(controlKey === undefined ? {} : { controlKey }),
    ...(values.scripts === undefined ? {} : { scripts: loadScripts(values.scripts) }),
    ...(values.app === undefined ? {} : { appUrl: parseUrl(values.app) }),
  };
}

/** The options of the SMPP server. A certificate needs its key. */
function parseSmpp(values: {
  readonly 'smpp-port'?: string | undefined;
  readonly 'smpp-tls-port'?: string | undefined;
  readonly 'smpp-cert'?: string | undefined;
  readonly 'smpp-key'?: string | undefined;
}): SandboxOptions {
  const { 'smpp-port': port, 'smpp-tls-port': tlsPort, 'smpp-cert': cert, 'smpp-key': key } = values;
  if ((cert === undefined) !== (key === undefined))
    throw new Error('--smpp-cert and --smpp-key belong together: give both, or none.');
  return {
    ...(port === undefined ? {} : { smppPort: parsePort('--smpp-port', port) }),
    ...(tlsPort === undefined ? {} : { smppTlsPort: parsePort('--smpp-tls-port', tlsPort) }),
    ...(cert === undefined || key === undefined
      ? {}
      : { smppCertificate: { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') } }),
  };
}

function parsePort(option: string, text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new Error(`${option} ${text} is not a port: use a number from 0 (any free port) to 65535.`);
}

function parseUrl(text: string): string {
  if (URL.canParse(text) && /^https?:/.test(text)) return text;
  throw new Error(`--app ${text} is not an address: use one such as http://127.0.0.1:5678.`);
}

function closeOnSignal(sandbox: Sandbox): void {
  let isClosing = false;
  const close = (): void => {
    if (isClosing) return;
    isClosing = true;
    sandbox.close().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    );
  };
  process.on('SIGINT', close);
  process.on('SIGTERM', close);
}

function fail(error: unknown): void {
  process.stderr.write(`${errorMessage(error)}\n`);
  process.exit(1);
}

const helpText = `8x8-sandbox: a local 8x8 that responds, delivers, replies, sends webhooks and fails on demand

  8x8-sandbox [options]

  --port PORT    the port to listen on; 0 is any free port (default 8888)
  --host HOST    the address to listen on (default 127.0.0.1: only this machine)
  --seed SEED    the same seed and the same calls give the same IDs (default 8x8)
  --state FOLDER keep the state in this folder; without it, the state ends with the process
  --smpp-port PORT
                 also listen for SMPP 3.4 on this port; 0 is any free port
  --smpp-tls-port PORT
                 the same with TLS 1.3
  --smpp-cert FILE, --smpp-key FILE
                 the certificate of that port as PEM, and its key; without them, one for this machine is made
  --control-key KEY
                 the page and the control API require this key (also: SANDBOX_CONTROL_KEY); without it, a random key
                 is required if other machines can connect
  --scripts FOLDER
                 plays scripts of customers: the customer.json of each folder in this folder
  --app URL      the address of the app to which the scripts post, such as http://127.0.0.1:5678
  --help         this text
`;

/** The names are those of the fields of the n8n credential. */
function describeSandbox(sandbox: Sandbox): string {
  const { url, apiKey, accountId, subAccountIds, controlKey, smpp } = sandbox;
  const smppPort = (port: number | undefined): string | undefined =>
    smpp && port !== undefined ? `${smpp.host}:${port}` : undefined;
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['Base URL', url],
    ['API Key', apiKey],
    ['Account ID', accountId],
    ['Subaccount ID for SMS', subAccountIds.sms],
    ['Subaccount ID for Chat Apps', subAccountIds.chatApps],
    ['Subaccount ID for Voice', subAccountIds.voice],
    ['Subaccount ID for Verification', subAccountIds.verification],
    ['WhatsApp Channel ID', whatsAppChannelId(sandbox)],
    ['SMPP', smppPort(smpp?.port)],
    ['SMPP with TLS', smppPort(smpp?.tlsPort)],
    ['SMPP system ID', smpp?.systemId],
    ['SMPP password', smpp?.password],
    ['Control key', controlKey],
  ];
  const shown = rows.flatMap(([name, value]) =>
    value === undefined ? [] : [`  ${name.padEnd(31)}${value}`],
  );
  const page = controlKey === undefined ? url : `${url}/#key=${controlKey}`;
  return `The sandbox is running. Open its page to act as a customer: ${page}

${shown.join('\n')}

Stop it with Ctrl-C.
`;
}

main().catch(fail);
