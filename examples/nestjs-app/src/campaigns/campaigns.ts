import { randomUUID } from 'node:crypto';
import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import type { BulkProgress } from 'cpaas-8x8';
import { SmsService } from 'nestjs-8x8';
import { OptOuts } from '../opt-out/opt-outs';

/** How far a campaign is. */
export interface Campaign {
  readonly id: string;
  readonly state: 'running' | 'done' | 'stopped' | 'failed';
  /** How many have opted out, and are sent nothing. */
  readonly optedOut: number;
  readonly total: number;
  readonly progress?: BulkProgress;
}

/** So many travel in one request, and are told as progress. */
const batchSize = 100;

/** Sends one text to many, in this process. */
@Injectable()
export class Campaigns implements BeforeApplicationShutdown {
  private readonly logger = new Logger(Campaigns.name);
  private readonly campaigns = new Map<string, Campaign>();
  private readonly running = new Set<Promise<void>>();
  private readonly closing = new AbortController();

  constructor(
    private readonly sms: SmsService,
    private readonly optOuts: OptOuts,
  ) {}

  start(text: string, recipients: readonly string[]): Campaign {
    const wanted = recipients.filter((phone) => !this.optOuts.has(phone));
    const optedOut = recipients.length - wanted.length;
    const campaign: Campaign = { id: randomUUID(), state: 'running', optedOut, total: wanted.length };
    this.campaigns.set(campaign.id, campaign);
    const run = this.send(campaign.id, text, wanted).finally(() => this.running.delete(run));
    this.running.add(run);
    return campaign;
  }

  find(id: string): Campaign | undefined {
    return this.campaigns.get(id);
  }

  /** What is on its way is waited for, and nothing more is sent. */
  async beforeApplicationShutdown(): Promise<void> {
    this.closing.abort();
    await Promise.all(this.running);
  }

  private async send(id: string, text: string, recipients: readonly string[]): Promise<void> {
    try {
      const messages = recipients.map((destination) => ({ destination, text }));
      const summary = await this.sms.sendAll(messages, {
        batchSize,
        signal: this.closing.signal,
        onProgress: (progress) => this.change(id, { progress }),
      });
      this.change(id, { state: summary.stopped ? 'stopped' : 'done', progress: summary });
    } catch (error) {
      this.logger.error(`Campaign ${id} failed: ${error instanceof Error ? error.message : String(error)}`);
      this.change(id, { state: 'failed' });
    }
  }

  private change(id: string, changes: Partial<Campaign>): void {
    const campaign = this.campaigns.get(id);
    if (campaign) this.campaigns.set(id, { ...campaign, ...changes });
  }
}
