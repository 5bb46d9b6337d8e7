import type { FileOutput } from '../../validation/value-types';
import type { HttpResponse } from '../http-port';

/** The file that a response brings. */
export function readFileResponse({ headers, bytes, body }: HttpResponse): FileOutput {
  return {
    content: bytes ?? new TextEncoder().encode(body),
    type: headers['content-type'],
    name: fileName(headers['content-disposition']),
  };
}

/** RFC 6266, as far as servers use it: `filename*` before `filename`. No path is let through. */
function fileName(disposition: string | undefined): string | undefined {
  if (disposition === undefined) return undefined;
  const [, coded] = /filename\*\s*=\s*utf-8'[^']*'([^;]+)/i.exec(disposition) ?? [];
  const [, quoted, bare] = /filename\s*=\s*(?:"([^"]*)"|([^;\s]+))/i.exec(disposition) ?? [];
  const name = (coded === undefined ? undefined : decodeOrUndefined(coded)) ?? quoted ?? bare;
  return name?.split(/[/\\]/).at(-1) || undefined;
}

function decodeOrUndefined(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
