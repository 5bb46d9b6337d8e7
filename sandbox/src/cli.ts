#!/usr/bin/env node
import { parseArgs } from 'node:util';

import { errorMessage } from './engine/error-message';
import type { SandboxOptions } from './options';
import { createSandbox, type Sandbox } from './sandbox';

async function main(): Promise<void> {
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
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return 'help';
  return {
    ...(values.port === undefined ? {} : { port: parsePort(values.port) }),
    ...(values.host === undefined ? {} : { host: values.host }),
    ...(values.seed === undefined ? {} : { seed: values.seed }),
    ...(values.state === undefined ? {} : { stateFile: values.state }),
  };
}

function parsePort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new Error(`--port ${text} is not a port: use a number from 0 (any free port) to 65535.`);
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
  --state FILE   load the state from this file if it exists, and save it there
  --help         this text
`;

function describeSandbox({ url, apiKey, accountId, subAccountIds }: Sandbox): string {
  const { sms, chatApps, voice, verification } = subAccountIds;
  return `The sandbox is running. Open its page to act as a customer: ${url}

  Base URL             ${url}
  API key              ${apiKey}
  Account ID           ${accountId}
  Subaccount SMS       ${sms}
  Subaccount chat apps ${chatApps}
  Subaccount voice     ${voice}
  Subaccount verify    ${verification}

Stop it with Ctrl-C.
`;
}

main().catch(fail);
