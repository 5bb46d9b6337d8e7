function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

// `color-scheme` makes browsers draw form controls dark in dark mode. The colours match our icons.
const style = `
:root{color-scheme:light dark;--ink:#1d2a30;--faint:#5b6a72;--paper:#fff;--ground:#eef2f4;--line:#b9c6cd;--accent:#0f5c7a;--on-accent:#fff}
@media(prefers-color-scheme:dark){:root{--ink:#e8eef1;--faint:#a3b3bb;--paper:#1c252a;--ground:#10171a;--line:#4b5b64;--accent:#7fd4f0;--on-accent:#0b2f3f}}
*{box-sizing:border-box}
body{margin:0;padding:1rem;font:1.0625rem/1.5 system-ui,sans-serif;color:var(--ink);background:var(--ground)}
main{max-width:28rem;margin:6vh auto 0;padding:1.5rem;background:var(--paper);border-radius:.9rem}
h1{margin:0 0 .75rem;font-size:1rem;font-weight:600;color:var(--faint)}
p{margin:0 0 1rem;white-space:pre-wrap;overflow-wrap:anywhere}
h1+p:not(.notice){font-size:1.3rem;line-height:1.35}
p.notice{padding:.6rem .9rem;border-left:.25rem solid var(--accent);background:var(--ground)}
form{display:grid;gap:.75rem;margin:1.5rem 0 0}
button,input,textarea{width:100%;min-height:3rem;padding:.6rem 1rem;font:inherit;color:inherit;background:var(--paper);border:1px solid var(--line);border-radius:.6rem}
textarea{resize:vertical}
input{font-size:1.5rem;letter-spacing:.2em;text-align:center}
button{font-weight:600;cursor:pointer;overflow-wrap:anywhere}
button.primary{color:var(--on-accent);background:var(--accent);border-color:var(--accent)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
`;

/**
 * A complete page, in the one look of all pages that a person opens to answer a waiting execution. `content` is HTML.
 */
export function htmlPage(heading: string, content: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex"><title>${escapeHtml(heading)}</title><style>${style}</style></head>
<body><main><h1>${escapeHtml(heading)}</h1>
${content}
</main></body></html>`;
}

/** A form that posts to the URL of the page itself. `controls` is HTML. */
export const form = (controls: string): string => `<form method="post">\n${controls}\n</form>`;

export const paragraph = (text: string): string => `<p>${escapeHtml(text)}</p>`;

/** A message above the form, such as why an answer was not accepted. */
export const notice = (text: string): string =>
  text && `<p class="notice" role="status">${escapeHtml(text)}</p>`;

/** A button that posts an answer. */
export const answerButton = ({
  value,
  label,
  isPrimary = false,
}: {
  readonly value: string;
  readonly label: string;
  readonly isPrimary?: boolean;
}): string =>
  `<button${isPrimary ? ' class="primary"' : ''} name="answer" value="${escapeHtml(value)}">${escapeHtml(label)}</button>`;

/** The page after an answer. */
export const donePage = htmlPage('Thank you', paragraph('Your answer was sent. You can close this page.'));
