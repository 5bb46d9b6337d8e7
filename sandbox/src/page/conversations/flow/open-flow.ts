import { signal } from '@preact/signals';

import type { Flow } from '../../../chat-apps/flows/flow';
import type { JsonObject } from '../../../engine/json';
import type { Message } from '../../../messages/message';
import { control } from '../../state/control-client';
import { listOf, read, readText } from '../../state/untyped';

/** The Flow that the customer fills in. */
export interface OpenedFlow {
  readonly umid: string;
  readonly name: string;
  /** Absent: the sandbox does not know the Flow. */
  readonly flowJson: string | undefined;
  /** The first screen, if the message names it. */
  readonly screen: string | undefined;
  /** The values that the message gives the first screen. */
  readonly data: JsonObject;
}

export const openedFlow = signal<OpenedFlow | undefined>(undefined);

/** Opens the Flow of a message. */
export async function openFlow({ umid, content }: Message, id: string): Promise<void> {
  const flow = id === '' ? null : await control<Flow | null>('GET', `/flows/${encodeURIComponent(id)}`);
  const start = readStart(content);
  openedFlow.value = {
    umid,
    name: flow?.name ?? `Flow ${id}`,
    flowJson: flow?.flowJson,
    screen: readText(start, 'screen'),
    data: (read(start, 'data') ?? {}) as JsonObject,
  };
}

/** Interactive messages and templates say in different places where a Flow begins. */
function readStart(content: unknown): unknown {
  const parameters = listOf(read(content, 'template', 'components')).flatMap((component) =>
    listOf(read(component, 'parameters')),
  );
  return (
    read(content, 'interactive', 'action', 'parameters', 'flowActionPayload') ??
    parameters.map((each) => read(each, 'flowActionData')).find((each) => each !== undefined)
  );
}
