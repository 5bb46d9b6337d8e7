import { CopyButton } from './copy-button';

/** A body as JSON, indented, with a button to copy it. */
export function JsonView({ title, value }: { readonly title: string; readonly value: unknown }) {
  const text = formatJson(value);
  return (
    <section class="json" aria-label={title}>
      <div class="json-bar">
        <strong>{title}</strong>
        <CopyButton text={text} subject={title} />
      </div>
      <pre tabIndex={0}>{text}</pre>
    </section>
  );
}

/** Indents JSON. A text that is no JSON, such as a body that was cut, stays as it is. */
function formatJson(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value, undefined, 2);
  try {
    return JSON.stringify(JSON.parse(value), undefined, 2);
  } catch {
    return value;
  }
}

/** The headers of a request or a response, folded. */
export function Headers({
  title,
  headers,
}: {
  readonly title: string;
  readonly headers: Readonly<Record<string, string>>;
}) {
  return (
    <details class="headers">
      <summary>{title}</summary>
      <dl>
        {Object.entries(headers).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
