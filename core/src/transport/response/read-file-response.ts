import type { FileOutput } from '../../validation/value-types';
import type { HttpResponse } from '../http-port';

/** Converts a response to the file that it contains. */
export function readFileResponse({ headers, bytes, body }: HttpResponse): FileOutput {
  return {
    content: bytes ?? new TextEncoder().encode(body),
    type: headers['content-type'],
    name: fileName(headers['content-disposition']),
  };
}

/** Parses the file name by RFC 6266, where `filename*` overrides `filename`. Removes directories from it. */
function fileName(disposition: string | undefined): string | undefined {
  if (disposition === undefined) return undefined;
  const [, encoded] = /filename\*\s*=\s*utf-8'[^']*'([^;]+)/i.exec(disposition) ?? [];
  const [, quoted, unquoted] = /filename\s*=\s*(?:"([^"]*)"|([^;\s]+))/i.exec(disposition) ?? [];
  const name = (encoded === undefined ? undefined : decodeOrUndefined(encoded)) ?? quoted ?? unquoted;
  return name?.split(/[/\\]/).at(-1) || undefined;
}

function decodeOrUndefined(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
