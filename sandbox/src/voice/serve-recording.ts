import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { SandboxContext } from '../engine/context';
import { mediaFolder } from '../media-folder';
import { notFound } from '../server/api-error';
import { errorResponse } from '../server/error-response';
import type { HttpResponse } from '../server/http-response';
import { recordingTable } from './voice-store';

/** How long the melody in `hold-music.mp3` is. Its frames are independent: repeating the file makes it longer. */
const melodySeconds = 4;

/** An hour. Nobody listens longer to a melody. */
const maxSeconds = 3_600;

/** The URL of a recording that the sandbox itself serves. */
export function recordingUrl({ url }: SandboxContext, file: string): string {
  return `${url}/voice/recordings/${file}`;
}

/**
 * Serves the recording of a call: a melody of the same duration, because the sandbox places no real calls. The random ID
 * in the path gives access.
 */
export function serveRecording(context: SandboxContext, url: URL): HttpResponse | undefined {
  const [, recordingId] =
    /^\/voice\/recordings\/(?:[^/]+\/)*([0-9a-f-]{36})(?:_[^/]*)?\.mp3$/.exec(url.pathname) ?? [];
  if (recordingId === undefined) return undefined;
  const recording = context.state.table(recordingTable).get(recordingId);
  if (!recording) return errorResponse(context, notFound('There is no such recording'));
  const times = Math.ceil(Math.min(Math.max(recording.seconds, 1), maxSeconds) / melodySeconds);
  const melody = readFileSync(join(mediaFolder, 'hold-music.mp3'));
  const body = Buffer.concat(Array.from({ length: times }, () => melody));
  return { status: 200, headers: { 'content-type': 'audio/mpeg' }, body };
}
