import { workflowFunctions, type OperationOutput, workflowTimeZones } from 'cpaas-8x8';

import { accountRecord } from '../engine/account';
import { currentTimestamp } from '../engine/context';
import { hashHex } from '../engine/ids';
import type { ApiCall, Handlers } from '../server/operations/api-call';
import { usageTable } from './automation-store';

/**
 * Handles the automation operations about the whole account: lists the script functions and the time zones, and counts
 * the workflows that were started in each month.
 */
export const automationAccountHandlers = {
  'automation.getTimeZones': ({ input }) => findTimeZones(input.contains),
  'automation.getFunctions': (): OperationOutput<'automation.getFunctions'> =>
    workflowFunctions.map(({ parameters, ...named }) => ({ ...named, parameters: [...parameters] })),
  'automation.getUsage': getUsage,
  'automation.getUsageHistory': getUsageHistory,
} satisfies Partial<Handlers>;

function getUsage({ context }: ApiCall): OperationOutput<'automation.getUsage'> {
  const month = currentTimestamp(context).slice(0, 7);
  return {
    allowedWorkflowCount: 50_000,
    allowedOverage: true,
    overagePrice: 0.005,
    executedWorkflowCount: context.state.table(usageTable).get(month)?.started ?? 0,
    countStartedMonth: Number(month.slice(5)),
    countStartedYear: Number(month.slice(0, 4)),
  };
}

/** Lists the newest month first. */
function getUsageHistory({ context }: ApiCall): OperationOutput<'automation.getUsageHistory'> {
  const { accountId } = context.state.record(accountRecord);
  return context.state
    .table(usageTable)
    .list()
    .sort((a, b) => b.month.localeCompare(a.month))
    .map(({ month, started: executedWorkflowCount }) => ({
      id: hashHex(`${accountId}/${month}`, 24),
      accountId,
      executedWorkflowCount,
      month: Number(month.slice(5)),
      year: Number(month.slice(0, 4)),
    }));
}

/** Finds time zones whose ID or name contains a text. 8x8's sample for `europe` has zones that match by ID alone. */
function findTimeZones(part = ''): { id: string; name: string }[] {
  const query = part.toLowerCase();
  return workflowTimeZones
    .filter(({ id, name }) => id.toLowerCase().includes(query) || name.toLowerCase().includes(query))
    .map(({ id, name }) => ({ id, name }));
}
