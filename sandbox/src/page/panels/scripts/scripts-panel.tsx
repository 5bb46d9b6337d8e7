import type {
  ScriptDetails,
  ScriptRun,
  ScriptRunStep,
  StepState,
} from '../../../control/customer-scripts/script-run';
import { act, control } from '../../state/control-client';
import { useLoaded } from '../../state/use-loaded';
import { Badge } from '../parts/facts';
import { LoadedList } from '../parts/list';
import './scripts.css';

const tones = { playing: 'wait', done: 'good', failed: 'bad', stopped: 'plain' } as const;

const marks: Readonly<Record<StepState, string>> = { waiting: '○', playing: '▸', done: '✓', failed: '✗' };

/** The scripts of customers: what they do, with buttons to play and stop them, and how far they are. */
export function ScriptsPanel() {
  const loaded = useLoaded('/scripts', () => control<ScriptDetails[]>('GET', '/scripts'), ['script']);
  return (
    <LoadedList
      loaded={loaded}
      empty="No scripts. Start the sandbox with --scripts FOLDER, and with --app URL, the address of your app."
    >
      {(script) => <Script key={script.name} script={script} />}
    </LoadedList>
  );
}

function Script({ script }: { readonly script: ScriptDetails }) {
  const { name, summary, people, run } = script;
  const isPlaying = run?.state === 'playing';
  const path = `/scripts/${encodeURIComponent(name)}`;
  const steps: readonly Pick<ScriptRunStep, 'title' | 'state'>[] =
    run?.steps ?? script.steps.map((title) => ({ title, state: 'waiting' }));
  return (
    <li class="script">
      <p class="script-name">{name}</p>
      {isPlaying ? (
        <button type="button" aria-label={`Stop ${name}`} onClick={() => void act('POST', `${path}/stop`)}>
          Stop
        </button>
      ) : (
        <button type="button" aria-label={`Play ${name}`} onClick={() => void act('POST', `${path}/play`)}>
          Play
        </button>
      )}
      <p>{summary}.</p>
      <small>With {people.join(', ')}</small>
      <p class="script-progress" role="status">
        {run && <Badge tone={tones[run.state]}>{run.state}</Badge>} {run && describeProgress(run)}
      </p>
      <details open={run !== undefined}>
        <summary>{steps.length} steps</summary>
        <ol aria-label={`Steps of ${name}`}>
          {steps.map(({ title, state }, index) => (
            <li key={index} class={`step-${state}`} aria-current={state === 'playing' ? 'step' : undefined}>
              <span aria-hidden="true">{marks[state]}</span> {title}
              {state !== 'waiting' && <span class="visually-hidden">, {state}</span>}
            </li>
          ))}
        </ol>
      </details>
      {run?.error !== undefined && run.state === 'failed' && <p class="script-error">{run.error}</p>}
    </li>
  );
}

function describeProgress({ state, steps }: ScriptRun): string {
  const done = steps.filter((step) => step.state === 'done').length;
  return state === 'done' ? 'to the end' : `after ${done} of ${steps.length} steps`;
}
