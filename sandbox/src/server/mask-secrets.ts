/** The most characters of a body that the log keeps. */
const maxBodyLength = 8_192;

const secretNames =
  'authorization|httpAuthorization|clientSecret|client_secret|password|apiKey|token|accessToken|access_token';

/** A secret field of a JSON text. The end of the value may be cut off. */
const secretField = new RegExp(`("(?:${secretNames})"\\s*:\\s*)"(?:[^"\\\\]|\\\\.)*("|$)`, 'gi');

const secretHeader = /^(authorization|cookie|set-cookie|x-.*(token|key).*)$/i;

/** Masks the secrets of headers. Of `Authorization`, the scheme stays. */
export function maskHeaders(
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
): Record<string, string> {
  const masked: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined) continue;
    const text = typeof value === 'string' ? value : value.join(', ');
    masked[name] = secretHeader.test(name) ? maskValue(text) : text;
  }
  return masked;
}

/** The beginning of a JSON body, without its secrets. Of another body, its type and size. */
export function maskBody(body: string | Buffer, contentType = 'application/json'): string | undefined {
  if (body.length === 0) return undefined;
  if (!/json|text|xml|csv/i.test(contentType)) return `(${body.length} bytes of ${contentType})`;
  const text = typeof body === 'string' ? body : body.subarray(0, maxBodyLength * 4).toString('utf8');
  const isCut = text.length > maxBodyLength;
  const shown = isCut ? text.slice(0, maxBodyLength) : text;
  const masked = shown.replace(secretField, '$1"***"');
  return isCut ? `${masked}… (${body.length} bytes)` : masked;
}

function maskValue(text: string): string {
  const [, scheme] = /^(bearer|basic)\s/i.exec(text) ?? [];
  return scheme === undefined ? '***' : `${scheme} ***`;
}
