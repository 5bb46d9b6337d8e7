import {
  findRegistered,
  webhookRegistrations,
  type EightByEightClient,
  type WebhookRegistration,
  type WebhookProduct,
  type WebhookScope,
} from 'cpaas-8x8';
import type { WebhookKind } from './webhook-kind';

/** Voice webhooks need a subaccount, which the options do not name. */
export class MissingSubAccountError extends Error {}

/** The subaccounts whose webhooks are registered. */
export interface RegistrationScope {
  readonly client: EightByEightClient;
  /** The subaccount for SMS and chat apps; `'*'` for all. */
  readonly subAccountId: string;
  /** The subaccount for voice: 8x8 sets voice webhooks of one subaccount at a time. */
  readonly voiceSubAccountId: string | undefined;
}

/** A kind of webhook, and the URL that is registered for it at 8x8. */
export type Registration = WebhookKind & { readonly url: string | undefined };

/** Reads which URLs are registered at 8x8. */
export async function listRegistrations(
  scope: RegistrationScope,
  kinds: readonly WebhookKind[],
): Promise<readonly Registration[]> {
  const registrations: Registration[] = [];
  for (const [product, targets] of groupByProduct(scope, kinds)) {
    const listed = await webhookRegistrations[product].list(scope.client, targets.map(toWebhookScope));
    for (const target of targets)
      registrations.push({ ...target.kind, url: findRegistered(target.scope, listed)?.url });
  }
  return registrations;
}

/** Registers a URL at 8x8, replacing any other. */
export async function setRegistrations(
  scope: RegistrationScope,
  kinds: readonly WebhookKind[],
  url: string,
  authorization: string | undefined,
): Promise<void> {
  const content = {
    url,
    enabled: true,
    ...(authorization !== undefined && { httpAuthorization: authorization }),
  };
  for (const [product, targets] of groupByProduct(scope, kinds)) {
    const entries: WebhookRegistration[] = targets.map((target) => ({ ...target.scope, ...content }));
    await webhookRegistrations[product].set(scope.client, entries);
  }
}

/** Removes the registered URLs, whichever they are. */
export async function removeRegistrations(
  scope: RegistrationScope,
  kinds: readonly WebhookKind[],
): Promise<void> {
  for (const [product, targets] of groupByProduct(scope, kinds))
    await webhookRegistrations[product].remove(scope.client, targets.map(toWebhookScope));
}

interface RegistrationTarget {
  readonly kind: WebhookKind;
  readonly scope: WebhookScope;
}

const toWebhookScope = ({ scope }: RegistrationTarget): WebhookScope => scope;

/** 8x8 has one API per product. */
function groupByProduct(
  scope: RegistrationScope,
  kinds: readonly WebhookKind[],
): ReadonlyMap<WebhookProduct, RegistrationTarget[]> {
  const products = new Map<WebhookProduct, RegistrationTarget[]>();
  for (const kind of kinds) {
    const { product, type } = kind;
    const webhookScope = { subAccountId: subAccountFor(scope, product), ...(type !== undefined && { type }) };
    products.set(product, [...(products.get(product) ?? []), { kind, scope: webhookScope }]);
  }
  return products;
}

function subAccountFor(
  { subAccountId, voiceSubAccountId }: RegistrationScope,
  product: WebhookProduct,
): string {
  if (product !== 'voice') return subAccountId;
  if (voiceSubAccountId !== undefined) return voiceSubAccountId;
  throw new MissingSubAccountError(
    'EightByEightModule: 8x8 registers voice webhooks for one subaccount at a time. Set subAccountIds.voice or ' +
      "subAccountId, or set webhooks.register.products without 'voice'.",
  );
}
