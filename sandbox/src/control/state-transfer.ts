import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createInterface } from 'node:readline';

import { exportLines, importLines, type ImportedState } from '../engine/state/snapshot';
import type { SandboxState } from '../engine/state/state';

/** Sends the whole state as JSON Lines, as fast as the receiver reads. */
export async function streamState(state: SandboxState, response: ServerResponse): Promise<void> {
  response.writeHead(200, {
    'content-type': 'application/x-ndjson; charset=utf-8',
    'content-disposition': 'attachment; filename="sandbox-state.jsonl"',
    'cache-control': 'no-store',
  });
  for (const chunk of exportLines(state)) {
    if (response.destroyed) return;
    if (!response.write(chunk)) await Promise.race([once(response, 'drain'), once(response, 'close')]);
  }
  response.end();
}

/** Reads a state that `streamState` sent. @throws {Error} when a line is wrong, or lines are missing. */
export function readState(request: IncomingMessage): Promise<ImportedState> {
  return importLines(createInterface({ input: request, crlfDelay: Infinity }));
}
