import { signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

import { readForm } from '../state/form-values';

type Values = Readonly<Record<string, string>>;

/** Does what the user asked for. When it throws, the dialog stays open and shows the error. */
type Submit = (values: Values) => Promise<unknown>;

interface DialogRequest {
  readonly title: string;
  readonly confirm: string;
  readonly fields: ComponentChildren;
  readonly submit: Submit | undefined;
  resolve(values: Values | undefined): void;
}

const open = signal<DialogRequest | undefined>(undefined);

/** Opens a dialog and returns the values of its form, or `undefined` when it was closed. */
export function ask(
  title: string,
  fields: ComponentChildren,
  confirm: string,
  submit?: Submit,
): Promise<Values | undefined> {
  return new Promise((resolve) => (open.value = { title, fields, confirm, submit, resolve }));
}

function close(values?: Values): void {
  open.value?.resolve(values);
  open.value = undefined;
}

/** The dialog that is open, if one is. */
export function OpenDialog() {
  const dialog = useRef<HTMLDialogElement>(null);
  const [error, setError] = useState('');
  const request = open.value;
  useEffect(() => {
    setError('');
    if (request && !dialog.current?.open) dialog.current?.showModal();
  }, [request]);
  if (!request) return null;
  return (
    <dialog ref={dialog} aria-labelledby="dialog-title" onClose={() => close()}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const values = readForm(event.currentTarget);
          Promise.resolve(request.submit?.(values)).then(
            () => close(values),
            (reason: unknown) => setError(reason instanceof Error ? reason.message : String(reason)),
          );
        }}
      >
        <h2 id="dialog-title">{request.title}</h2>
        {request.fields}
        <p class="dialog-error" role="alert">
          {error}
        </p>
        <div class="row end">
          <button type="button" class="quiet" onClick={() => close()}>
            Cancel
          </button>
          <button>{request.confirm}</button>
        </div>
      </form>
    </dialog>
  );
}
