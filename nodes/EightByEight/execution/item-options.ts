import { waitingNames } from '../description/waiting-options';

/** Options of an item besides its input. */
export interface ItemOptions {
  /** Most rows of a list to return. */
  readonly mostRows: number;
  readonly simplify: boolean;
  readonly waitForCompletion: boolean;
  /** Zero for no limit of its own. */
  readonly maxWaitMinutes: number;
  readonly downloadFiles: boolean;
}

/** Reads the options of an item; `parameter` returns the value of a parameter for it. */
export function readItemOptions(parameter: (name: string) => unknown): ItemOptions {
  return {
    mostRows: parameter('returnAll') === true ? Infinity : Number(parameter('limit')),
    simplify: parameter('simplify') !== false,
    waitForCompletion: parameter(waitingNames.wait) !== false,
    maxWaitMinutes: Number(parameter(waitingNames.mostMinutes)),
    downloadFiles: parameter(waitingNames.download) === true,
  };
}
