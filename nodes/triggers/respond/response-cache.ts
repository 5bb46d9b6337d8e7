import type { IWebhookFunctions } from 'n8n-workflow';
import { isTest } from '../receive/admit-event';
import { RecentEntries } from '../receive/bounded-map';
import type { WebhookAnswer } from './intercept-response';

interface GivenAnswer {
  readonly at: number;
  readonly answer: Promise<WebhookAnswer>;
}

/** No call is as long, and no step waits as long. */
const rememberedMs = 60 * 60_000;

const mostRemembered = 1_000;

const byNode = new Map<string, RecentEntries<GivenAnswer>>();

/**
 * What an event was answered with, or is about to be: its repeats get the same. Kept by this process alone: after a
 * restart, whoever waits gets an answer worked out anew.
 */
export function answerTo(context: IWebhookFunctions, eventKey: string): Promise<WebhookAnswer> | undefined {
  const entry = entriesOf(context).get(eventKey);
  return entry && Date.now() - entry.at < rememberedMs ? entry.answer : undefined;
}

export function rememberAnswer(
  context: IWebhookFunctions,
  eventKey: string,
  answer: Promise<WebhookAnswer>,
  isWorthKeeping: (answer: WebhookAnswer) => boolean,
): void {
  const entries = entriesOf(context);
  entries.set(eventKey, { at: Date.now(), answer });
  void answer.then((known) => {
    if (!isWorthKeeping(known)) entries.delete(eventKey);
  });
}

function entriesOf(context: IWebhookFunctions): RecentEntries<GivenAnswer> {
  const id = `${isTest(context) ? 'test' : 'production'}/${String(context.getWorkflow().id)}/${context.getNode().id}`;
  const known = byNode.get(id);
  if (known) return known;
  const entries = new RecentEntries<GivenAnswer>(mostRemembered);
  byNode.set(id, entries);
  return entries;
}
