import { useState } from 'preact/hooks';

import { ask } from '../../dialogs/dialog';
import { act, errorText } from '../../state/control-client';
import { showNotice } from '../../state/notice';
import { Credentials } from './credentials';

/** The account, and the state as a whole: export, import, reset. */
export function StatePanel() {
  return (
    <div class="sections">
      <section aria-label="Account">
        <h2>Credentials</h2>
        <Credentials />
      </section>
      <section aria-label="Export">
        <h2>Export</h2>
        <p class="faint">
          Everything the sandbox knows, with what is scheduled, as JSON Lines. It contains webhook secrets.
        </p>
        <a class="button" href="/_sandbox/state" download="sandbox-state.jsonl">
          Download the state
        </a>
      </section>
      <Import />
      <section aria-label="Reset">
        <h2>Reset</h2>
        <p class="faint">
          Deletes all messages, webhooks, calls, templates and contacts, and returns to the initial settings.
        </p>
        <button type="button" class="danger" onClick={() => void reset()}>
          Reset the sandbox …
        </button>
      </section>
    </div>
  );
}

async function reset(): Promise<void> {
  const isSure = await ask(
    'Reset the sandbox?',
    <p>
      Everything is deleted, also the registered webhooks. This cannot be undone: export the state first to
      keep it.
    </p>,
    'Reset',
  );
  if (isSure && (await act('POST', '/reset'))) showNotice('The sandbox is as new.');
}

function Import() {
  const [error, setError] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const upload = async (input: HTMLInputElement): Promise<void> => {
    const file = input.files?.[0];
    if (!file) return;
    setError(undefined);
    const isSure = await ask(
      'Replace the whole state?',
      <p>
        The sandbox gets the state of <strong>{file.name}</strong>. What it has now is deleted.
      </p>,
      'Import',
    );
    setBusy(true);
    try {
      if (isSure) await replaceState(file);
    } catch (thrown) {
      setError(errorText(thrown));
    } finally {
      input.value = '';
      setBusy(false);
    }
  };
  return (
    <section aria-label="Import">
      <h2>Import</h2>
      <p class="faint">
        Replaces the whole state by an exported one. Nothing changes if the file is not valid.
      </p>
      <label class="field">
        <span>State file</span>
        <input
          type="file"
          accept=".jsonl,.ndjson,.json"
          disabled={isBusy}
          onChange={({ currentTarget }) => void upload(currentTarget)}
        />
      </label>
      <div role="alert">{error && <p class="form-error">{error}</p>}</div>
    </section>
  );
}

/** @throws {Error} when the sandbox refuses the file. */
async function replaceState(file: File): Promise<void> {
  const response = await fetch('/_sandbox/state', {
    method: 'PUT',
    headers: { 'content-type': 'application/x-ndjson' },
    body: file,
  });
  if (!response.ok) {
    const { error } = (await response.json()) as { error?: string };
    throw new Error(error ?? `The sandbox responded with HTTP ${response.status}`);
  }
  showNotice('The state is imported.');
}
