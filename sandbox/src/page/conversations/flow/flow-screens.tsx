import { useState } from 'preact/hooks';

import type { JsonObject } from '../../../engine/json';
import { listOf, read, readText } from '../../state/untyped';
import { FlowComponent } from './flow-component';
import { nextScreens, parseScreens, type FlowScreen } from './flow-json';
import { resolve, type FlowScope } from './flow-values';
import type { OpenedFlow } from './open-flow';

interface FlowScreensProperties {
  readonly flow: OpenedFlow;
  readonly submit: (answers: JsonObject) => void;
}

interface Visit {
  readonly screen: FlowScreen;
  readonly data: JsonObject;
}

/** The screens of a Flow, one after the other, as the JSON of the Flow leads through them. */
export function FlowScreens({ flow, submit }: FlowScreensProperties) {
  const screens = parseScreens(flow.flowJson);
  const find = (id: unknown): FlowScreen | undefined => screens.find((screen) => screen.id === id);
  const visit = (screen: FlowScreen, data: JsonObject): Visit => ({
    screen,
    data: { ...screen.examples, ...data },
  });
  const first = find(flow.screen) ?? screens[0];
  const [visits, setVisits] = useState<readonly Visit[]>(first ? [visit(first, flow.data)] : []);
  const [forms, setForms] = useState<Readonly<Record<string, JsonObject>>>({});
  const current = visits.at(-1);
  if (!current) return null;
  const { screen, data } = current;
  const scope = createScope(visits, forms);
  const goTo = (next: FlowScreen, payload: unknown): void =>
    setVisits([...visits, visit(next, payload as JsonObject)]);
  const run = (action: unknown): void => {
    const payload = resolve(read(action, 'payload') ?? {}, scope) as JsonObject;
    const kind = readText(action, 'name');
    if (kind === 'open_url') return;
    // The sandbox does not call the endpoint of a Flow: the screen that the Flow names next follows.
    const wanted =
      kind === 'navigate' ? read(action, 'next', 'name') : nextScreens(flow.flowJson, screen.id)[0];
    const next = kind === 'complete' ? undefined : find(wanted);
    if (next) goTo(next, payload);
    else submit(kind === undefined ? mergeForms(forms) : payload);
  };
  const footer = findFooter(screen.components);
  return (
    <form
      key={visits.length}
      onSubmit={(event) => {
        event.preventDefault();
        run(read(footer, 'on-click-action'));
      }}
    >
      <header class="flow-title">
        {visits.length > 1 && (
          <button
            type="button"
            class="quiet"
            aria-label="Back to the previous screen"
            onClick={() => setVisits(visits.slice(0, -1))}
          >
            ←
          </button>
        )}
        <h2 id="flow-title">{String(resolve(screen.title, scope)) || flow.name}</h2>
      </header>
      {screen.components.map((component, index) => (
        <FlowComponent
          key={index}
          component={component}
          scope={{ ...scope, data }}
          onChange={(changes) =>
            setForms((before) => ({ ...before, [screen.id]: { ...before[screen.id], ...changes } }))
          }
          onAction={run}
        />
      ))}
      {footer === undefined && <button class="primary">Send</button>}
    </form>
  );
}

function createScope(visits: readonly Visit[], forms: Readonly<Record<string, JsonObject>>): FlowScope {
  const { screen, data } = visits.at(-1) ?? { screen: undefined, data: {} };
  return {
    data,
    form: forms[screen?.id ?? ''] ?? {},
    screen: Object.fromEntries(
      visits.map((each) => [each.screen.id, { form: forms[each.screen.id] ?? {}, data: each.data }]),
    ),
  };
}

/** The answers of a screen that does not say which ones it sends. */
function mergeForms(forms: Readonly<Record<string, JsonObject>>): JsonObject {
  return Object.assign({}, ...Object.values(forms)) as JsonObject;
}

function findFooter(components: readonly unknown[]): unknown {
  for (const component of components) {
    if (readText(component, 'type') === 'Footer') return component;
    const inside = findFooter(listOf(read(component, 'children')));
    if (inside !== undefined) return inside;
  }
  return undefined;
}
