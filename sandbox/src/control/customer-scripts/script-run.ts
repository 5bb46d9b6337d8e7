import type { ScriptStep } from './customer-script';

/** How far a step is. */
export type StepState = 'waiting' | 'playing' | 'done' | 'failed';

/** A step of a script, as it is shown while it is played. */
export interface ScriptRunStep {
  /** The kind of the step. */
  readonly do: ScriptStep['do'];
  /** What happens, as one line. */
  readonly title: string;
  readonly state: StepState;
}

/** A play of a script. */
export interface ScriptRun {
  /** The name of the script. */
  readonly name: string;
  readonly state: 'playing' | 'done' | 'failed' | 'stopped';
  readonly startedAt: string;
  readonly steps: readonly ScriptRunStep[];
  /** Why it failed: the step, and what did not happen. */
  readonly error?: string;
}

/** A script is being played. */
export interface ScriptEvent {
  readonly kind: 'script';
  readonly run: ScriptRun;
}

/** A script that can be played, and its latest play. */
export interface ScriptDetails {
  readonly name: string;
  /** What happens, in one sentence. */
  readonly summary: string;
  /** The names of the people who take part. */
  readonly people: readonly string[];
  /** What happens, a line for each step. */
  readonly steps: readonly string[];
  readonly run?: ScriptRun;
}

/** A script could not be played to its end. */
export class ScriptFailed extends Error {
  override readonly name = 'ScriptFailed';

  constructor(
    message: string,
    /** What was played, with the step that failed. */
    readonly run: ScriptRun,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
