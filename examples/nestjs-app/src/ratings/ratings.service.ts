import { Injectable } from '@nestjs/common';
import type { WebhookEventOf } from 'cpaas-8x8';
import { AutomationService, OnWorkflowNotification } from 'nestjs-8x8';
import { setting, webhookUrl } from '../settings';
import { ratingSurvey, ratingSurveyName, type Delivery } from './rating-survey';

/** Lets 8x8 ask customers how a delivery was, and keeps their ratings. Kept in memory here; a real shop uses its database. */
@Injectable()
export class Ratings {
  private readonly ratings = new Map<string, string>();
  private definition: Promise<void> | undefined;

  constructor(private readonly automation: AutomationService) {}

  /** Starts the survey of a delivery. */
  async ask({ order, phone }: Delivery): Promise<void> {
    this.definition ??= this.createDefinition();
    try {
      await this.definition;
    } catch (error) {
      // The next delivery tries again.
      this.definition = undefined;
      throw error;
    }
    await this.automation.trigger({ data: { order, phone } });
  }

  find(order: string): string | undefined {
    return this.ratings.get(order);
  }

  @OnWorkflowNotification()
  rated({ payload }: WebhookEventOf<'automation.notification'>): void {
    const { order, rating } = (payload.data ?? {}) as Readonly<Record<string, unknown>>;
    if (typeof order === 'string' && typeof rating === 'string') this.ratings.set(order, rating);
  }

  /** Creates the definition, unless an earlier run of the app did. */
  private async createDefinition(): Promise<void> {
    for await (const { definition } of this.automation.getDefinitions()) {
      if (definition.name === ratingSurveyName) return;
    }
    await this.automation.createDefinition(
      ratingSurvey({
        subAccountId: setting('EIGHT_BY_EIGHT_SMS'),
        url: webhookUrl(),
        authorization: setting('EIGHT_BY_EIGHT_WEBHOOK_SECRET'),
      }),
    );
  }
}
