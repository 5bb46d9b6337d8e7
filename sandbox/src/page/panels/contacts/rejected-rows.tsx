import { useState } from 'preact/hooks';

import { errorText } from '../../state/control-client';

/** The rejected rows of an uploaded file, each with its reason. They are loaded when they are asked for. */
export function RejectedRows({ batchId }: { readonly batchId: string }) {
  const [text, setText] = useState<string>();
  const [isOpen, setOpen] = useState(false);
  const path = `/contacts/files/${encodeURIComponent(batchId)}/invalid.csv`;
  const toggle = (): void => {
    setOpen(!isOpen);
    if (isOpen || text !== undefined) return;
    void fetch(path)
      .then((response) => response.text())
      .catch(errorText)
      .then(setText);
  };
  return (
    <div class="rejected">
      <button type="button" aria-expanded={isOpen} onClick={toggle}>
        Rejected rows
      </button>{' '}
      <a href={path} download={`invalid-${batchId}.csv`}>
        Download
      </a>
      {isOpen && (
        <pre tabIndex={0} role="region" aria-label="Rejected rows">
          {text ?? 'Loading…'}
        </pre>
      )}
    </div>
  );
}
