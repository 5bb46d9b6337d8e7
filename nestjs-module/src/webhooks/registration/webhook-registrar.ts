import type { LoggerService } from '@nestjs/common';
import { isSameUrl, redactUrl, type EightByEightClient } from 'cpaas-8x8';
import { accountNamed } from '../handlers/account-handlers';
import { messageOf } from '../handlers/event-dispatcher';
import type { Subscription } from '../decorators/subscription';
import type { WebhookOptions } from '../webhook-options.interface';
import {
  emptySlots,
  heldSlots,
  sentAuthorization,
  setSlots,
  type HeldSlot,
  type SlotOwner,
} from './registrations';
import type { RegistrationOptions } from './registration-options.interface';
import { slotNamed, slotsFor, type Slot } from './webhook-kind';

/** The address that 8x8 is to post to. */
export function publicAddress(publicUrl: string, path: string): string {
  const parsed = URL.canParse(publicUrl) ? new URL(publicUrl) : undefined;
  if (!parsed || !/^https?:$/.test(parsed.protocol) || parsed.search !== '' || parsed.hash !== '')
    throw new Error(
      'EightByEightModule: webhooks.register.publicUrl must be the address at which 8x8 reaches this app, without a query: https://example.com.',
    );
  return parsed.href.replace(/\/+$/, '') + path;
}

/** What {@link Registration} is made of. */
export interface RegistrationParts {
  readonly account: string;
  readonly client: EightByEightClient;
  readonly voiceSubAccountId: string | undefined;
  readonly webhooks: WebhookOptions;
  readonly register: RegistrationOptions;
  readonly subscriptions: readonly Subscription[];
}

/** Points 8x8's webhooks at this app, and never takes what is somebody else's. */
export class Registration {
  private readonly url: string;
  private readonly slots: readonly Slot[];
  private readonly owner: SlotOwner;
  private taking: Promise<void> | undefined;

  constructor(private readonly parts: RegistrationParts) {
    const { register, webhooks, subscriptions, client, voiceSubAccountId } = parts;
    this.url = publicAddress(register.publicUrl, webhooks.path);
    this.slots = slotsFor(subscriptions, register.products);
    this.owner = { client, voiceSubAccountId, subAccountId: register.subAccountId ?? '*' };
  }

  /** @throws when a slot holds another URL, unless it may be replaced. Changes nothing. */
  async check(): Promise<void> {
    if (this.parts.register.replace) return;
    for (const { url, ...slot } of await this.held())
      if (url !== undefined && !isSameUrl(url, this.url)) throw this.takenBy(slot, url);
  }

  /** Sets every slot, with the secret of now. What was set by an earlier start is set again, and nothing else changes. */
  take(logger: LoggerService): Promise<void> {
    return (this.taking ??= this.set(logger));
  }

  private async set(logger: LoggerService): Promise<void> {
    try {
      // Somebody may have come between the check and now.
      await this.check();
      await setSlots(this.owner, this.slots, this.url, sentAuthorization(this.parts.webhooks));
      if (this.slots.length > 0)
        logger.log(`8x8 posts ${this.slots.map(slotNamed).join(', ')} to ${redactUrl(this.url)} now.`);
    } catch (error) {
      logger.error(`8x8's webhooks could not be pointed at this app: ${messageOf(error)}`);
    }
  }

  /** Empties the slots that still hold this app's URL, if that was asked for. */
  async release(logger: LoggerService): Promise<void> {
    if (!this.parts.register.cleanUp || !this.taking) return;
    await this.taking;
    try {
      const own = (await this.held()).filter(({ url }) => url !== undefined && isSameUrl(url, this.url));
      await emptySlots(this.owner, own);
    } catch (error) {
      logger.error(`8x8's webhooks still point at this app: ${messageOf(error)}`);
    }
  }

  private held(): Promise<readonly HeldSlot[]> {
    return heldSlots(this.owner, this.slots);
  }

  private takenBy(slot: Slot, url: string): Error {
    const { subAccountId } = this.owner;
    const whose = subAccountId === '*' ? 'all subaccounts' : `subaccount ${subAccountId}`;
    const where = slot.product === 'voice' ? '' : ` of ${whose}`;
    return new Error(
      `EightByEightModule: ${accountNamed(this.parts.account)}: 8x8 already posts ${slotNamed(slot)}${where} to ${redactUrl(url)}. ` +
        'Remove that webhook at 8x8, register another subaccount, or set webhooks.register.replace: true.',
    );
  }
}
