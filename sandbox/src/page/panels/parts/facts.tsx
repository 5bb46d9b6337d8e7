import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

type Fact = readonly [name: string, value: ComponentChildren];

/** Names and values. Values that are absent are left out. */
export function Facts({ facts }: { readonly facts: readonly (Fact | false | undefined)[] }) {
  return (
    <dl class="facts">
      {facts.map(
        (fact) =>
          fact &&
          fact[1] !== undefined &&
          fact[1] !== '' && (
            <div key={fact[0]}>
              <dt>{fact[0]}</dt>
              <dd>{fact[1]}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

/** A value as JSON. */
export function Json({ value, label }: { readonly value: unknown; readonly label: string }) {
  return (
    <pre class="json-text" tabIndex={0} role="region" aria-label={label}>
      {JSON.stringify(value, undefined, 2)}
    </pre>
  );
}

const shownMs = 1_500;

/** Copies a text to the clipboard, and says so for a moment. */
export function CopyButton({ text, label }: { readonly text: string; readonly label: string }) {
  const [result, setResult] = useState('');
  const copy = (): void => {
    navigator.clipboard.writeText(text).then(
      () => setResult('Copied'),
      () => setResult('Not allowed'),
    );
    setTimeout(() => setResult(''), shownMs);
  };
  return (
    <button type="button" class="copy" aria-label={label} onClick={copy}>
      <span role="status">{result || 'Copy'}</span>
    </button>
  );
}

/** The status of something, with the color of its tone. */
export function Badge({
  tone,
  children,
}: {
  readonly tone: 'good' | 'bad' | 'wait' | 'plain';
  readonly children: ComponentChildren;
}) {
  const classes = { good: 'delivered', bad: 'failed', wait: 'pending', plain: '' };
  return <span class={`badge ${classes[tone]}`}>{children}</span>;
}
