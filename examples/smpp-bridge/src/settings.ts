import type { EightByEightSmppModuleOptions } from 'nestjs-8x8/smpp';
import type { SmppRegion } from 'smpp-8x8';

/** Where the bridge posts events to. */
export interface N8nWebhook {
  /** The production URL of a Webhook node. */
  readonly url: string;
  /** The `Authorization` header that the node checks. */
  readonly authorization: string;
}

/** Reads a required environment variable. */
function setting(name: string): string {
  const value = process.env[name];
  if (!value)
    throw new Error(
      `The environment variable ${name} is not set. The README of the bridge lists all variables.`,
    );
  return value;
}

export const n8nWebhook = (): N8nWebhook => ({
  url: setting('N8N_WEBHOOK_URL'),
  authorization: setting('N8N_WEBHOOK_AUTHORIZATION'),
});

/** The bridge only receives, so it leaves the other binds of the account to those who send. */
export function smppOptions(): EightByEightSmppModuleOptions {
  const host = process.env['SMPP_HOST'];
  const port = process.env['SMPP_PORT'];
  // The module refuses a region that does not exist.
  const region = (process.env['SMPP_REGION'] ?? 'asiaPacific') as SmppRegion;
  return {
    systemId: setting('SMPP_SYSTEM_ID'),
    password: setting('SMPP_PASSWORD'),
    binds: { receivers: Number(process.env['SMPP_RECEIVERS'] ?? 1) },
    ...(host ? { host } : { region }),
    ...(port ? { port: Number(port) } : {}),
    ...(process.env['SMPP_TLS'] === 'off' ? { tls: false } : {}),
  };
}
