import { accountRecord } from '../../engine/account';
import type { SandboxContext } from '../../engine/context';
import { errorMessage } from '../../engine/error-message';
import type { Control } from '../control';
import type { CustomerScript } from './customer-script';
import { describeStep } from './describe-step';
import { performStep } from './perform-step';
import {
  ScriptFailed,
  type ScriptDetails,
  type ScriptEvent,
  type ScriptRun,
  type StepState,
} from './script-run';
import { fillIn, personOf, type Stage } from './stage';
import { validateScript } from './validate-script';

/** What a sandbox can do with the scripts of customers. */
export interface ScriptControl {
  /** Lists the scripts that the sandbox was started with, each with its latest play. */
  scripts(): readonly ScriptDetails[];
  /**
   * Plays a script to its end: one of `scripts()` by its name, or any other.
   *
   * @throws {ScriptFailed} when something that the script waits for does not happen, or the play is stopped.
   */
  playScript(script: string | CustomerScript): Promise<ScriptRun>;
  /** Starts to play a script, and returns at once. The event `script` tells the progress. */
  startScript(name: string): ScriptRun;
  /** Stops to play a script. @throws {Error} when it is not being played. */
  stopScript(name: string): ScriptRun;
}

/** The scripts that are played by their name, and the address of the app to which they post. */
interface ScriptOptions {
  readonly scripts?: readonly CustomerScript[];
  readonly appUrl?: string;
}

/** A script that is being played or was played. */
interface Play {
  run: ScriptRun;
  readonly abort: AbortController;
}

/** Plays the scripts of customers, each at most once at a time. */
export function createScriptPlayer(
  context: SandboxContext,
  control: Control,
  { scripts = [], appUrl }: ScriptOptions,
): ScriptControl {
  const { eventFeed } = context;
  const plays = new Map<string, Play>();
  /** The scripts whose preparation has run in the current state. */
  const prepared = new Set<string>();

  const stopAll = (reason: string): void => {
    for (const play of plays.values()) play.abort.abort(new Error(reason));
  };

  context.closeSignal.addEventListener('abort', () => stopAll('The sandbox was closed'));
  eventFeed.on(({ kind }) => {
    if (kind !== 'reset') return;
    prepared.clear();
    stopAll('The sandbox was reset');
    plays.clear();
  });

  const find = (name: string): CustomerScript => {
    const script = scripts.find((each) => each.name === name);
    if (script) return script;
    const names = scripts.map((each) => each.name).join(', ');
    throw new Error(
      `There is no script ${name}. ${names ? `Use one of ${names}.` : 'The sandbox was started without scripts.'}`,
    );
  };

  const start = (script: CustomerScript): { play: Play; end: Promise<void> } => {
    if (plays.get(script.name)?.run.state === 'playing')
      throw new Error(`The script ${script.name} is being played already: stop it first`);
    const play: Play = { run: newRun(script, control.now()), abort: new AbortController() };
    plays.set(script.name, play);
    const change = (changes: Partial<ScriptRun>): void => {
      play.run = { ...play.run, ...changes };
      eventFeed.emit<ScriptEvent>({ kind: 'script', run: play.run });
    };
    change({});
    return { play, end: perform(script, play, change) };
  };

  const perform = async (
    script: CustomerScript,
    play: Play,
    change: (changes: Partial<ScriptRun>) => void,
  ): Promise<void> => {
    const setStep = (index: number, state: StepState): void =>
      change({ steps: play.run.steps.map((step, at) => (at === index ? { ...step, state } : step)) });
    // The caller of `start` learns of the play before its first step.
    await Promise.resolve();
    let where = 'prepare';
    let current = -1;
    try {
      const stage = createStage(script, play);
      await prepare(stage);
      for (const [index, step] of script.steps.entries()) {
        current = index;
        where = `step ${index + 1} (${step.do})`;
        setStep(index, 'playing');
        stage.signal.throwIfAborted();
        const person = personOf(stage, 'by' in step ? step.by : undefined);
        await performStep(stage, await fillIn(stage, step, person));
        setStep(index, 'done');
      }
      change({ state: 'done' });
    } catch (error) {
      if (current >= 0) setStep(current, 'failed');
      const message = `${where}: ${errorMessage(error)}`;
      change({ state: play.abort.signal.aborted ? 'stopped' : 'failed', error: message });
      throw new ScriptFailed(`The script ${script.name}, ${message}`, play.run, { cause: error });
    }
  };

  const createStage = (script: CustomerScript, { abort }: Play): Stage => {
    for (const { name, phone } of script.people) control.changeCustomer(phone, { name });
    return {
      sandbox: control,
      script,
      subAccountIds: context.state.record(accountRecord).subAccountIds,
      appUrl: appUrl?.replace(/\/$/, ''),
      signal: abort.signal,
      seen: new Set(
        script.people.flatMap(({ phone }) => control.messages({ to: phone }).map(({ umid }) => umid)),
      ),
      lastMessages: new Map(),
      response: undefined,
    };
  };

  const prepare = async (stage: Stage): Promise<void> => {
    const { sandbox: control, script } = stage;
    if (prepared.has(script.name)) return;
    for (const { operation, input } of script.prepare ?? [])
      control.runOperation(operation, await fillIn(stage, input, undefined));
    prepared.add(script.name);
  };

  return {
    scripts: () => scripts.map((script) => describeScript(script, plays.get(script.name)?.run)),
    async playScript(script) {
      const { play, end } = start(typeof script === 'string' ? find(script) : validateScript(script));
      await end;
      return play.run;
    },
    startScript(name) {
      const { play, end } = start(find(name));
      // The run has the error.
      end.catch(() => undefined);
      return play.run;
    },
    stopScript(name) {
      const play = plays.get(name);
      if (play?.run.state !== 'playing') throw new Error(`The script ${name} is not being played`);
      play.abort.abort(new Error('It was stopped'));
      return play.run;
    },
  };
}

function newRun(script: CustomerScript, startedAt: string): ScriptRun {
  const steps = script.steps.map((step) => ({
    do: step.do,
    title: describeStep(script, step),
    state: 'waiting' as const,
  }));
  return { name: script.name, state: 'playing', startedAt, steps };
}

function describeScript(script: CustomerScript, run: ScriptRun | undefined): ScriptDetails {
  const { name, summary, people, steps } = script;
  return {
    name,
    summary,
    people: people.map((person) => person.name),
    steps: steps.map((step) => describeStep(script, step)),
    ...(run ? { run } : {}),
  };
}
