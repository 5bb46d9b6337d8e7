import { signal } from '@preact/signals';

import type { FaultRule } from '../../server/faults/fault-rule';
import type { SmppAddress } from '../../smpp/smpp-account';

/** What `GET /_sandbox` answers. */
export interface About {
  readonly url: string;
  readonly apiKey: string;
  readonly accountId: string;
  readonly subAccountIds: Readonly<Record<'sms' | 'chatApps' | 'voice' | 'verification', string>>;
  readonly whatsAppChannelId: string | null;
  readonly smpp: SmppAddress | null;
  readonly clock: 'real' | 'manual';
  readonly now: string;
  readonly magicNumbers: readonly { readonly ending: string; readonly effect: string }[];
}

export const about = signal<About | undefined>(undefined);
export const faults = signal<readonly FaultRule[]>([]);
/** Customers who see a typing indicator, and until when. */
export const typing = signal<ReadonlyMap<string, number>>(new Map());
export const connected = signal(false);
