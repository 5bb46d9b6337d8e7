import {
  deliveryWindowIssues,
  openingOf,
  Pacer,
  paceIssues,
  SeenRecipients,
  type DeliveryWindow,
  type Pace,
} from '../../../core/src/bulk/pacing';
import type { CatalogueEntry } from '../../../core/src/catalogue';
import { isJsonObject } from '../../../core/src/validation';
import { NodeOperationError, sleep, type IExecuteFunctions } from 'n8n-workflow';
import { cancelSignal } from '../../shared/http';
import { canSchedule, pacingOptionNames } from '../description/pacing-options';
import type { ReadContext, Values } from '../fields/field';
import {
  listItems,
  type DeliveryOpening,
  type Outcomes,
  type ReadyItem,
  type RunContext,
} from './run-context';

/** The values of a fixed collection in the node's options, or `undefined` if it is not there. */
function valuesOf(options: unknown, name: string): Values | undefined {
  const collection = isJsonObject(options) ? options[name] : undefined;
  const values = isJsonObject(collection) ? collection['values'] : undefined;
  return isJsonObject(values) ? values : undefined;
}

/** Creates the function that reads the option Delivery Window of an item, and reports what is wrong with it. */
export function deliveryWindowReader(
  entry: CatalogueEntry,
  now: number,
): (input: Values, options: unknown, reportIssue: ReadContext['reportIssue']) => DeliveryOpening | undefined {
  const openings = new Map<string, DeliveryOpening>();
  return (input, options, reportIssue) => {
    const values = valuesOf(options, pacingOptionNames.deliveryWindow);
    if (!values || !canSchedule(entry)) return undefined;
    const { from = '09:00', to = '20:00', timeZone } = values;
    const window = {
      from,
      to,
      ...(timeZone === undefined || timeZone === '' ? {} : { timeZone }),
    } as DeliveryWindow;
    const [issue] = deliveryWindowIssues(window, true);
    if (issue) {
      reportIssue('', issue.message, windowAdvice, 'Delivery Window');
      return undefined;
    }
    const key = JSON.stringify(window);
    const opening = openings.get(key) ?? openingOf(window);
    openings.set(key, opening);
    if (opening(input, now) === 'never')
      reportIssue('', 'never opens for this recipient', neverOpensAdvice, 'Delivery Window');
    return opening;
  };
}

const windowAdvice =
  'Enter times such as 09:00 and 20:00, at least an hour apart, and a time zone such as Asia/Singapore or none.';
const neverOpensAdvice =
  'The time zone of the recipient is not known, or the window is too short for a country with several time zones. Enter a Time Zone.';

/** The option Pace, if it is set. @throws {NodeOperationError} if it is no pace. */
export function readPace(context: IExecuteFunctions, options: unknown): Pace | undefined {
  const values = valuesOf(options, pacingOptionNames.pace);
  if (!values) return undefined;
  const { messages = 100, per = 'minute' } = values;
  const pace = { messages, per } as Pace;
  if (paceIssues(pace).length === 0) return pace;
  throw new NodeOperationError(context.getNode(), 'Pace needs a whole number of messages', {
    description: 'Nothing was sent. Enter how many messages 8x8 is given per second, minute or hour.',
  });
}

/** Creates the function that waits until a number of messages may be sent. The wait ends if the execution is cancelled. */
export function createPaceWait(
  context: IExecuteFunctions,
  pace: Pace | undefined,
): (count: number) => Promise<void> {
  if (!pace) return () => Promise.resolve();
  const pacer = new Pacer(pace);
  return async (count) => {
    const now = Date.now();
    const { at } = pacer.reserve(count, now);
    // The wait rejects when the execution is cancelled, which the caller checks.
    if (at > now) await sleep(at - now, cancelSignal(context)).catch(() => undefined);
  };
}

/** Returns the items without those whose recipient an earlier item has, if the option Skip Duplicates is on. */
export function skipDuplicates(
  { context }: RunContext,
  ready: readonly ReadyItem[],
  options: unknown,
  outcomes: Outcomes,
): readonly ReadyItem[] {
  if (!isJsonObject(options) || options[pacingOptionNames.skipDuplicates] !== true) return ready;
  const seen = new SeenRecipients();
  const repeated = ready.filter(({ input }) => seen.isRepeated(input));
  if (repeated.length === 0) return ready;
  const indexes = repeated.map(({ index }) => index);
  for (const index of indexes) outcomes.set(index, { status: 'skipped' });
  context.addExecutionHints({
    message: `Nothing was sent for ${listItems(indexes)}: an earlier item has the same recipient, and Skip Duplicates is on`,
    type: 'info',
    location: 'outputPane',
  });
  return ready.filter(({ index }) => !outcomes.has(index));
}
