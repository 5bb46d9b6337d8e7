import { createSandbox, type Sandbox, type SandboxOptions } from '8x8-sandbox';
import { createClient, type EightByEightClient } from 'cpaas-8x8';
import type { CredentialTable } from '../../engine/credentials-helper';

/** A webhook as it stands at 8x8, its secret included. */
export interface Slot {
  readonly subAccountId: string;
  readonly type?: string;
  readonly url: string;
  readonly enabled?: boolean;
  readonly httpAuthorization?: string;
}

type Product = 'sms' | 'chatapps' | 'voice';

/** The sandbox, with what tests of webhooks ask of it. */
export class EightByEight {
  private constructor(readonly sandbox: Sandbox) {}

  static async start(options: SandboxOptions = {}): Promise<EightByEight> {
    return new EightByEight(await createSandbox(options));
  }

  close(): Promise<void> {
    return this.sandbox.close();
  }

  credentials(more: Readonly<Record<string, string>> = {}): CredentialTable {
    const { apiKey, accountId, url } = this.sandbox;
    return { eightByEightApi: { apiKey, accountId, baseUrl: url, ...more } };
  }

  client(): EightByEightClient {
    const { apiKey, accountId, url } = this.sandbox;
    return createClient({ apiKey, accountId, baseUrl: url });
  }

  /** The key of the account, from now on: the old one is not accepted any more. */
  changeApiKey(apiKey: string): void {
    this.change((state) => ({ ...state, account: { ...state.account, apiKey } }));
  }

  slots(product: Product): Slot[] {
    return this.sandbox
      .exportState()
      .state.webhookRegistrations.filter((slot) => slot.product === product)
      .map(({ scope, type, url, enabled, httpAuthorization }) => ({
        subAccountId: scope,
        ...(type === '' ? {} : { type }),
        url,
        enabled,
        ...(httpAuthorization === undefined ? {} : { httpAuthorization }),
      }));
  }

  /** Where the webhooks go, without what the address says about itself in its query. */
  addresses(product: Product): string[] {
    return this.slots(product).map(({ url }) => url.replace(/\?.*/, ''));
  }

  /** Somebody else sets a webhook. */
  async set(product: Product, slot: Slot): Promise<void> {
    const client = this.client();
    if (product === 'voice') {
      const { httpAuthorization, ...webhook } = slot;
      await client.voice.setWebhook({
        ...webhook,
        type: slot.type ?? 'VCS',
        ...(httpAuthorization === undefined ? {} : { httpAuthHeader: httpAuthorization }),
      });
      return;
    }
    await client[product === 'sms' ? 'sms' : 'chatApps'].setWebhooks({ webhooks: [slot] });
  }

  /** Somebody removes all webhooks. */
  removeAll(): void {
    this.change((state) => ({ ...state, webhookRegistrations: [] }));
  }

  /** Somebody switches all webhooks off. */
  switchOff(): void {
    this.change((state) => ({
      ...state,
      webhookRegistrations: state.webhookRegistrations.map((slot) => ({ ...slot, enabled: false })),
    }));
  }

  /** The operations that were called since, `sms.getWebhooks` for instance. */
  callsSince(start: number): (string | undefined)[] {
    return this.sandbox
      .requests()
      .slice(start)
      .map(({ operation }) => operation);
  }

  /** An operation is refused from now on, in a way that is not worth trying again. */
  refuse(operation: string): void {
    this.sandbox.addFault({
      target: operation,
      trigger: 'always',
      effect: { kind: 'tooManyRequests', retryAfter: 3600 },
    });
  }

  /** Somebody sends an SMS. Answers with the status that the webhook was answered with; 0 when there is none. */
  async inboundSms(): Promise<number> {
    const { umid } = this.sandbox.inboundSms({ from: '+6591112222', text: 'Is my parcel there?' });
    return await this.attempt(umid);
  }

  async inboundChat(): Promise<number> {
    const { umid } = this.sandbox.inboundChat({ from: '+6591112222', text: 'Is my parcel there?' });
    return await this.attempt(umid);
  }

  private async attempt(umid: string): Promise<number> {
    if (this.sandbox.webhooks({ umid }).length === 0) return 0;
    const { attempts } = await this.sandbox.waitForWebhook({ umid });
    return attempts[0]?.response?.status ?? 0;
  }

  private change(edit: (state: Snapshot['state']) => Snapshot['state']): void {
    const snapshot = this.sandbox.exportState();
    this.sandbox.importState({ ...snapshot, state: edit(snapshot.state) });
  }
}

type Snapshot = ReturnType<Sandbox['exportState']>;
