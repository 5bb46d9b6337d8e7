import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

import { errorText } from '../state/control-client';
import { readForm } from '../state/form-values';

/** A form that shows the error of its action inside, and cannot be sent twice at a time. */
export function ControlForm({
  label,
  submit,
  onSubmit,
  children,
}: {
  readonly label: string;
  /** The text of the button. */
  readonly submit: string;
  readonly onSubmit: (values: Readonly<Record<string, string>>) => Promise<unknown>;
  readonly children: ComponentChildren;
}) {
  const [error, setError] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const send = async (form: HTMLFormElement): Promise<void> => {
    setBusy(true);
    setError(undefined);
    try {
      await onSubmit(readForm(form));
    } catch (thrown) {
      setError(errorText(thrown));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      class="control-form"
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        void send(event.currentTarget);
      }}
    >
      {children}
      <div class="form-end">
        <div role="alert">{error && <p class="form-error">{error}</p>}</div>
        <button class="primary" disabled={isBusy}>
          {submit}
        </button>
      </div>
    </form>
  );
}

/** A labelled field with an explanation. */
export function Field({
  label,
  hint,
  wide = false,
  children,
}: {
  readonly label: string;
  readonly hint?: ComponentChildren;
  readonly wide?: boolean;
  readonly children: ComponentChildren;
}) {
  return (
    <label class={wide ? 'field wide' : 'field'}>
      <span>{label}</span>
      {children}
      {hint && <small>{hint}</small>}
    </label>
  );
}
