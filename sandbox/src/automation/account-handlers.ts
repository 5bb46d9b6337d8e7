import { workflowFunctions, type OperationOutput, workflowTimeZones } from 'cpaas-8x8';

import { currentTimestamp } from '../engine/context';
import { hashHex } from '../engine/ids';
import type { ApiCall, Handlers } from '../server/operations/api-call';

/** Reads the script functions, the time zones and the number of started workflows. */
export const automationAccountHandlers = {
  'automation.getTimeZones': ({ input }) => findTimeZones(input.contains),
  'automation.getFunctions': (): OperationOutput<'automation.getFunctions'> =>
    workflowFunctions.map(({ parameters, ...named }) => ({ ...named, parameters: [...parameters] })),
  'automation.getUsage': getUsage,
  'automation.getUsageHistory': getUsageHistory,
} satisfies Partial<Handlers>;

function getUsage({ context }: ApiCall): OperationOutput<'automation.getUsage'> {
  const { automation } = context.state;
  const month = currentTimestamp(context).slice(0, 7);
  return {
    allowedWorkflowCount: 50_000,
    allowedOverage: true,
    overagePrice: 0.005,
    executedWorkflowCount: automation.started[month] ?? 0,
    countStartedMonth: Number(month.slice(5)),
    countStartedYear: Number(month.slice(0, 4)),
  };
}

/** Lists the newest month first. */
function getUsageHistory({ context }: ApiCall): OperationOutput<'automation.getUsageHistory'> {
  const { accountId } = context.state.account;
  return Object.entries(context.state.automation.started)
    .sort(([a], [b]) => b.localeCompare(a))
    .map(([month, executedWorkflowCount]) => ({
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
