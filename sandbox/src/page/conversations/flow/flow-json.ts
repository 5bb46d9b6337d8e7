import type { JsonObject } from '../../../engine/json';
import { listOf, read, readText } from '../../state/untyped';

/** One screen of a WhatsApp Flow. */
export interface FlowScreen {
  readonly id: string;
  readonly title: string;
  /** The example values of the variables, by name. */
  readonly examples: JsonObject;
  readonly components: readonly unknown[];
}

/** Reads the screens of Flow JSON. Invalid JSON has none. */
export function parseScreens(flowJson: string | undefined): FlowScreen[] {
  return listOf(read(parse(flowJson), 'screens')).map((screen, index) => ({
    id: readText(screen, 'id') ?? `SCREEN_${index + 1}`,
    title: readText(screen, 'title') ?? '',
    examples: readExamples(read(screen, 'data')),
    components: listOf(read(screen, 'layout', 'children')),
  }));
}

/** The screens that can follow a screen, as `routing_model` says. */
export function nextScreens(flowJson: string | undefined, screen: string): unknown[] {
  return [...listOf(read(parse(flowJson), 'routing_model', screen))];
}

function parse(flowJson: string | undefined): unknown {
  try {
    return JSON.parse(flowJson ?? '');
  } catch {
    return undefined;
  }
}

function readExamples(data: unknown): JsonObject {
  if (typeof data !== 'object' || data === null) return {};
  return Object.fromEntries(
    Object.entries(data).map(([name, schema]) => [name, read(schema, '__example__')]),
  );
}
