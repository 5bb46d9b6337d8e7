import { workflowFunctions, type OperationOutput, workflowTimeZones } from 'cpaas-8x8';
import { fixedHex } from '../engine/ids';
import { timestamp } from '../engine/context';
import type { ApiCall, Handlers } from '../server/operations/api-call';

/** What scripts can use, and how many workflows the account has started. */
export const automationAccount = {
  'automation.getTimeZones': ({ input }) => timeZonesWith(input.contains),
  'automation.getFunctions': (): OperationOutput<'automation.getFunctions'> =>
    workflowFunctions.map(({ parameters, ...named }) => ({ ...named, parameters: [...parameters] })),
  'automation.getUsage': getUsage,
  'automation.getUsageHistory': getUsageHistory,
} satisfies Partial<Handlers>;

function getUsage({ world }: ApiCall): OperationOutput<'automation.getUsage'> {
  const { automation } = world.state;
  const month = timestamp(world).slice(0, 7);
  return {
    allowedWorkflowCount: 50_000,
    allowedOverage: true,
    overagePrice: 0.005,
    executedWorkflowCount: automation.started[month] ?? 0,
    countStartedMonth: Number(month.slice(5)),
    countStartedYear: Number(month.slice(0, 4)),
  };
}

/** The newest month first. */
function getUsageHistory({ world }: ApiCall): OperationOutput<'automation.getUsageHistory'> {
  const { accountId } = world.state.account;
  return Object.entries(world.state.automation.started)
    .sort(([one], [other]) => other.localeCompare(one))
    .map(([month, executedWorkflowCount]) => ({
      id: fixedHex(`${accountId}/${month}`, 24),
      accountId,
      executedWorkflowCount,
      month: Number(month.slice(5)),
      year: Number(month.slice(0, 4)),
    }));
}

/**
 * The time zones that a text is part of. 8x8's sample asks for `europe` and gets zones whose ID has it and whose name
 * has not: both are looked at.
 */
function timeZonesWith(part = ''): { id: string; name: string }[] {
  const wanted = part.toLowerCase();
  return workflowTimeZones
    .filter(({ id, name }) => id.toLowerCase().includes(wanted) || name.toLowerCase().includes(wanted))
    .map(({ id, name }) => ({ id, name }));
}
