import type { Sandbox } from './sandbox';

export const helpText = `8x8-sandbox: a local 8x8 that answers, delivers, replies, fires webhooks and fails on demand

  8x8-sandbox [options]

  --port PORT    where to listen; 0 is any free port (default 8888)
  --host HOST    default 127.0.0.1: only this machine
  --seed SEED    the same seed and the same calls give the same IDs (default 8x8)
  --state FILE   load the sandbox from this file if it exists, and save it there
  --help         this text
`;

/** What one needs to know to use a sandbox. */
export function startedText({ url, apiKey, accountId, subAccountIds }: Sandbox): string {
  const { sms, chatApps, voice, verification } = subAccountIds;
  return `The sandbox is running. You are the customer here: ${url}

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
