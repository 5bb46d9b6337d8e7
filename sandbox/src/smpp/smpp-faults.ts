import { setTimeout as delay } from 'node:timers/promises';

import type { SandboxContext } from '../engine/context';
import { isRequestProcessed } from '../server/faults/fault-kinds';
import type { FaultEffect } from '../server/faults/fault-rule';
import { emitFaults } from '../server/faults/fault-store';
import type { SmppFaultTarget } from '../server/faults/fault-targets';
import { matchFaults } from '../server/faults/match-fault';
import { statuses } from './wire/constants';

/** How the faults of a tester change the answer to a request. */
export interface SmppFaults {
  readonly slowMs: number;
  /** The first fault that spoils the answer. */
  readonly failure: FaultEffect | undefined;
  /** Why the message is rejected. */
  readonly rejectReason: string | undefined;
  /** Whether the message is taken, though its answer may be spoilt. */
  readonly isProcessed: boolean;
}

/** Finds what the faults do to a request, and counts that they did. */
export function findFaults(context: SandboxContext, target: SmppFaultTarget, content: unknown): SmppFaults {
  const subject = { names: [target, 'smpp'], subAccountId: undefined, content };
  const before = matchFaults(context.state, 'before', [subject]);
  const rules = before.length > 0 ? before : matchFaults(context.state, 'after', [subject]);
  if (rules.length > 0) emitFaults(context);
  const effects = rules.map(({ effect }) => effect);
  const rejected = effects.find(({ kind }) => kind === 'rejected');
  return {
    slowMs: effects.reduce((total, { kind, ms = 2_000 }) => total + (kind === 'slow' ? ms : 0), 0),
    failure: effects.find(({ kind }) => kind !== 'slow' && kind !== 'rejected'),
    rejectReason: rejected && (rejected.reason ?? 'Rejected on demand'),
    isProcessed: effects.every(isRequestProcessed),
  };
}

/** The `command_status` that a fault answers with. Absent when it cuts the connection instead. */
export function statusOf({ kind, code }: FaultEffect, fallback: number): number | undefined {
  switch (kind) {
    case 'tooManyRequests':
      return statuses.throttled;
    case 'unavailable':
      return statuses.queueFull;
    case 'internalError':
      return statuses.systemError;
    case 'error':
      return code ?? fallback;
    default:
      return undefined;
  }
}

/** Waits, but not longer than the sandbox runs. */
export async function waitMs(ms: number, signal: AbortSignal): Promise<void> {
  if (ms > 0) await delay(ms, undefined, { signal }).catch(() => undefined);
}
