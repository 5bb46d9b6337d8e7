import { randomUUID } from 'node:crypto';
import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import type { BulkProgress } from 'cpaas-8x8';
import { SmsService } from 'nestjs-8x8';
import { OptOuts } from '../opt-out/opt-outs.service';

/** A campaign and its progress. */
export interface Campaign {
  readonly id: string;
  readonly state: 'running' | 'done' | 'stopped' | 'failed';
  /** The number of recipients who have opted out, and get nothing. */
  readonly optedOut: number;
  /** The number of recipients who get the text. */
  readonly total: number;
  readonly progress?: BulkProgress;
}

/** Small batches make the progress visible. */
const batchSize = 100;

/** Sends a text to many customers, without those who have opted out. Runs in this process; a restart stops it. */
@Injectable()
export class Campaigns implements BeforeApplicationShutdown {
  private readonly logger = new Logger(Campaigns.name);
  private readonly campaigns = new Map<string, Campaign>();
  private readonly running = new Set<Promise<void>>();
  private readonly shutdown = new AbortController();

  constructor(
    private readonly sms: SmsService,
    private readonly optOuts: OptOuts,
  ) {}

  start(text: string, recipients: readonly string[]): Campaign {
    const included = recipients.filter((phone) => !this.optOuts.has(phone));
    const optedOut = recipients.length - included.length;
    const campaign: Campaign = { id: randomUUID(), state: 'running', optedOut, total: included.length };
    this.campaigns.set(campaign.id, campaign);
    const run = this.send(campaign.id, text, included).finally(() => this.running.delete(run));
    this.running.add(run);
    return campaign;
  }

  find(id: string): Campaign | undefined {
    return this.campaigns.get(id);
  }

  /** Stops all campaigns, and waits for the requests on their way. */
  async beforeApplicationShutdown(): Promise<void> {
    this.shutdown.abort();
    await Promise.all(this.running);
  }

  private async send(id: string, text: string, recipients: readonly string[]): Promise<void> {
    try {
      const messages = recipients.map((destination) => ({ destination, text }));
      const summary = await this.sms.sendAll(messages, {
        batchSize,
        signal: this.shutdown.signal,
        onProgress: (progress) => this.update(id, { progress }),
      });
      this.update(id, { state: summary.stopped ? 'stopped' : 'done', progress: summary });
    } catch (error) {
      this.logger.error(`Campaign ${id} failed: ${error instanceof Error ? error.message : String(error)}`);
      this.update(id, { state: 'failed' });
    }
  }

  private update(id: string, changes: Partial<Campaign>): void {
    const campaign = this.campaigns.get(id);
    if (campaign) this.campaigns.set(id, { ...campaign, ...changes });
  }
}
