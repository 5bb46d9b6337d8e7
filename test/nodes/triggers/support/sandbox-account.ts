import { createSandbox, type Sandbox, type SandboxOptions } from '8x8-sandbox';
import { createClient, type EightByEightClient } from 'cpaas-8x8';
import type { CredentialTable } from '../../engine/credentials-helper';

/** A webhook registered at 8x8, including its secret. */
export interface Registration {
  readonly subAccountId: string;
  readonly type?: string;
  readonly url: string;
  readonly enabled?: boolean;
  readonly httpAuthorization?: string;
}

type Product = 'sms' | 'chatapps' | 'voice';

/** An 8x8 account in a sandbox, with methods for tests of webhooks. */
export class SandboxAccount {
  private constructor(readonly sandbox: Sandbox) {}

  static async start(options: SandboxOptions = {}): Promise<SandboxAccount> {
    return new SandboxAccount(await createSandbox(options));
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

  /** Replaces the API key of the account. The old key is rejected. */
  changeApiKey(apiKey: string): void {
    this.change('account', (account) => ({ ...account, apiKey }));
  }

  registrations(product: Product): Registration[] {
    const slots = this.sandbox.exportState().tables['webhookRegistrations'] as unknown as Slot[];
    return slots
      .filter((slot) => slot.product === product)
      .map(({ scope, type, url, enabled, httpAuthorization }) => ({
        subAccountId: scope,
        ...(type === '' ? {} : { type }),
        url,
        enabled,
        ...(httpAuthorization === undefined ? {} : { httpAuthorization }),
      }));
  }

  /** The URLs of the registered webhooks, without their query. */
  registeredUrls(product: Product): string[] {
    return this.registrations(product).map(({ url }) => url.replace(/\?.*/, ''));
  }

  /** Registers a webhook that is not n8n's. */
  async register(product: Product, slot: Registration): Promise<void> {
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

  /** Removes all webhooks without n8n. */
  removeAll(): void {
    const snapshot = this.sandbox.exportState();
    this.sandbox.importState({ ...snapshot, tables: { ...snapshot.tables, webhookRegistrations: [] } });
  }

  /** Switches all webhooks off without n8n. */
  switchOff(): void {
    this.change('webhookRegistrations', (slot) => ({ ...slot, enabled: false }));
  }

  /** IDs of the operations called since request number `start`: `sms.getWebhooks`. */
  callsSince(start: number): (string | undefined)[] {
    return this.sandbox
      .requests()
      .slice(start)
      .map(({ operation }) => operation);
  }

  /** Makes an operation fail from now on, with an error that is not retried. */
  failOperation(operation: string): void {
    this.sandbox.addFault({
      target: operation,
      trigger: 'always',
      effect: { kind: 'tooManyRequests', retryAfter: 3600 },
    });
  }

  /** Sends an SMS to the account. Returns the status of the webhook's response, or 0 without a webhook. */
  async inboundSms(): Promise<number> {
    const { umid } = this.sandbox.inboundSms({ from: '+6591112222', text: 'Is my parcel there?' });
    return await this.webhookStatus(umid);
  }

  async inboundChat(): Promise<number> {
    const { umid } = this.sandbox.inboundChat({ from: '+6591112222', text: 'Is my parcel there?' });
    return await this.webhookStatus(umid);
  }

  private async webhookStatus(umid: string): Promise<number> {
    if (this.sandbox.webhooks({ umid }).length === 0) return 0;
    const { attempts } = await this.sandbox.waitForWebhook({ umid });
    return attempts[0]?.response?.status ?? 0;
  }

  /** Edits every row of a table of the state. */
  private change(table: string, edit: (row: object) => object): void {
    const snapshot = this.sandbox.exportState();
    const rows = (snapshot.tables[table] ?? []).map(edit);
    this.sandbox.importState({ ...snapshot, tables: { ...snapshot.tables, [table]: rows } });
  }
}

/** A webhook registration in the state. */
interface Slot {
  readonly product: Product;
  readonly scope: string;
  readonly type: string;
  readonly url: string;
  readonly enabled: boolean;
  readonly httpAuthorization?: string;
}
