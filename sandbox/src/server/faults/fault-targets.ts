import { productsOf, webhookEvents, type Catalogue, type WebhookEventType } from 'cpaas-8x8';

/** What faults can have as their target, by kind. */
export interface FaultTargets {
  readonly requests: Readonly<Record<'apis' | 'products' | 'operations' | 'smpp', readonly string[]>>;
  readonly webhooks: Readonly<Record<'families' | 'products' | 'events', readonly string[]>>;
}

/** The webhooks that have deliveries. Those of 8x8 Automation are requests of a workflow. */
const deliveredVia: readonly string[] = ['sms', 'chatapps', 'voice', 'support'];

/** The requests of SMPP clients. */
const smppTargets = ['smpp.bind', 'smpp.submit'] as const;

export type SmppFaultTarget = (typeof smppTargets)[number];

/** Lists the targets of faults, beside `*`. */
export function listFaultTargets(catalogue: Catalogue): FaultTargets {
  const apis = Object.entries(catalogue);
  const events = (Object.keys(webhookEvents) as WebhookEventType[]).filter((type) =>
    deliveredVia.includes(webhookEvents[type].webhook.via),
  );
  const definitions = events.map((type) => webhookEvents[type]);
  const families = unique(definitions.map(({ family }) => family));
  return {
    requests: {
      apis: apis.map(([name]) => name),
      products: unique(apis.flatMap(([, api]) => productsOf(api))),
      operations: apis.flatMap(([name, api]) =>
        Object.keys(api.operations).map((operation) => `${name}.${operation}`),
      ),
      smpp: ['smpp', ...smppTargets],
    },
    webhooks: {
      families,
      products: unique(definitions.map(({ webhook }) => webhook.via)).filter(
        (via) => !families.includes(via),
      ),
      events,
    },
  };
}

const unique = (names: readonly string[]): string[] => [...new Set(names)];
