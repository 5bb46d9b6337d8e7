import type { WebhookAddress } from './webhook-address';

/** A production webhook that this process knows to be registered. */
export interface ActiveWebhook {
  readonly url: string;
  readonly authorizationDigest: string;
}

/**
 * The production webhooks of this process, by node. A test run is given static data of its own, empty; this is how it
 * learns what it must put back. n8n calls `checkExists` for every active workflow when it starts, so nothing is missing.
 */
const active = new Map<string, ActiveWebhook>();

const nodeOf = ({ base, tail }: WebhookAddress): string => base + tail;

export function rememberActive(address: WebhookAddress, webhook: ActiveWebhook): void {
  active.set(nodeOf(address), webhook);
}

export function activeWebhookOf(address: WebhookAddress): ActiveWebhook | undefined {
  return active.get(nodeOf(address));
}

export function forgetActive(address: WebhookAddress): void {
  active.delete(nodeOf(address));
}
