import { useState } from 'preact/hooks';

const shownMs = 2_000;

/** Copies a text to the clipboard, and says so. */
export function CopyButton({
  text,
  label = 'Copy',
  subject,
}: {
  readonly text: string | (() => string);
  readonly label?: string;
  /** What is copied, for screen readers: there are several such buttons. */
  readonly subject?: string;
}) {
  const [result, setResult] = useState<string>();
  const copyAndTell = async (): Promise<void> => {
    const isCopied = await copy(typeof text === 'string' ? text : text());
    setResult(isCopied ? 'Copied' : 'Not allowed');
    setTimeout(() => setResult(undefined), shownMs);
  };
  return (
    <button
      type="button"
      class="small"
      aria-label={subject && !result ? `${label} ${subject}` : undefined}
      onClick={() => void copyAndTell()}
    >
      <span aria-live="polite">{result ?? label}</span>
    </button>
  );
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

/** The older way, which browsers allow every page. */
interface OldClipboard {
  execCommand(command: 'copy'): boolean;
}

/** Browsers offer the clipboard only to pages of this machine and of HTTPS. */
function copyBySelection(text: string): boolean {
  const field = document.createElement('textarea');
  field.value = text;
  document.body.append(field);
  field.select();
  const isCopied = (document as OldClipboard).execCommand('copy');
  field.remove();
  return isCopied;
}
