import type { SandboxContext } from '../../engine/context';
import { statuses } from '../wire/constants';
import { findFaults, statusOf, waitMs } from '../smpp-faults';

/** Returns the status with which a fault refuses a bind, or `cut` if it cuts the connection. It may take its time. */
export async function findBindFault(context: SandboxContext): Promise<number | 'cut' | undefined> {
  const { failure, slowMs } = findFaults(context, 'smpp.bind', undefined);
  await waitMs(slowMs, context.closeSignal);
  if (!failure || failure.kind === 'receiptFirst') return undefined;
  return statusOf(failure, statuses.bindFailed) ?? 'cut';
}
