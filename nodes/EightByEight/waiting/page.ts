/** The text as HTML shows it. */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** A small page: a heading, words, and a form that posts to the address it came from. */
export function page(heading: string, inside: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex"><title>${escaped(heading)}</title><style>
body{font:1.1rem/1.5 system-ui,sans-serif;max-width:30rem;margin:3rem auto;padding:0 1rem;color:#222;background:#fff}
p{white-space:pre-wrap}button,input,textarea{font:inherit;padding:.6rem 1rem;margin:.3rem 0;width:100%;box-sizing:border-box}
@media(prefers-color-scheme:dark){body{color:#eee;background:#1a1a1a}}
</style></head><body><h1>${escaped(heading)}</h1>
${inside}
</body></html>`;
}

export const form = (inside: string): string => `<form method="post">\n${inside}\n</form>`;

export const paragraph = (text: string): string => `<p>${escaped(text)}</p>`;

/** Pressing it answers the question with a value. */
export const answerButton = (value: string, label: string): string =>
  `<button name="answer" value="${escaped(value)}">${escaped(label)}</button>`;

export const donePage = page(
  'Thank you',
  paragraph('Your answer has been passed on. You can close this page.'),
);
