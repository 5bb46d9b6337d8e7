import type { AutomationStore } from '../automation/automation-store';
import type { BusinessAccountStore } from '../chat-apps/business-account/business-store';
import type { Template } from '../chat-apps/templates/template';
import type { ContactStore } from '../contacts/contact-store';
import type { Delivery } from '../delivery/delivery';
import type { ExportJob } from '../log-exports/log-export';
import type { Customer } from '../messages/customers';
import type { Message } from '../messages/message';
import type { SubAccountIds } from '../options';
import type { FaultRule } from '../server/faults/fault-rule';
import type { RecordedRequest } from '../server/request-log';
import type { Verification } from '../verification/verification-store';
import type { VideoStore } from '../video/video-store';
import type { VoiceStore } from '../voice/voice-store';
import type { WebhookRegistration } from '../webhooks/webhook-registrations';
import type { Settings } from './settings';
import type { Task } from './task';

export interface SubAccount {
  readonly subAccountId: string;
  /** The available channels. */
  readonly channels: readonly SubAccountChannel[];
}

export interface SubAccountChannel {
  readonly channel: string;
  readonly channelId: string;
  /** The number or name that a customer writes to. */
  readonly address: string;
}

export interface Account {
  readonly apiKey: string;
  readonly accountId: string;
  readonly subAccountIds: SubAccountIds;
  readonly businessAccountId: string;
  /** `null` for a postpaid account. */
  balance: number | null;
  readonly currency: string;
}

/** A task and the time at which it runs. */
export interface ScheduledTask {
  /** In milliseconds since 1970. */
  readonly at: number;
  /** The order of tasks with the same time: first in, first out. */
  readonly order: number;
  readonly task: Task;
}

/** The whole state of a sandbox as plain data. `snapshot.ts` converts it to JSON and back. */
export interface SandboxState {
  readonly seed: string;
  /** The number of IDs created of each kind. */
  readonly counters: Record<string, number>;
  readonly account: Account;
  readonly subAccounts: readonly SubAccount[];
  readonly settings: Settings;
  readonly messages: Map<string, Message>;
  readonly customers: Map<string, Customer>;
  readonly templates: Template[];
  readonly business: BusinessAccountStore;
  readonly webhookRegistrations: WebhookRegistration[];
  readonly exportJobs: Map<string, ExportJob>;
  readonly verifications: Map<string, Verification>;
  readonly voice: VoiceStore;
  readonly video: VideoStore;
  readonly deliveries: Map<string, Delivery>;
  readonly contacts: ContactStore;
  readonly requests: RecordedRequest[];
  readonly faults: FaultRule[];
  readonly automation: AutomationStore;
}
