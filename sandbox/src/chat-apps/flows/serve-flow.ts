import { isObject, listOf, objectOf, textOf, type JsonObject } from '../../engine/json';
import type { Answer } from '../../server/http-response';
import { momentOf } from '../../engine/timestamps';
import type { World } from '../../engine/context';
import { flowFolder } from './flow';

/** The JSON of a Flow, or the page that shows it, for whoever has the address. */
export function flowFile({ state, time }: World, url: URL): Answer | undefined {
  const [, id, what] = new RegExp(`^${flowFolder}/(\\d+)/(flow\\.json|preview)$`).exec(url.pathname) ?? [];
  const flow = state.business.flows.find((each) => each.id === id);
  if (!flow) return undefined;
  const token = url.searchParams.get('token');
  const { flowJson = '', preview } = flow;
  if (what === 'flow.json' && token === flow.jsonToken)
    return { status: 200, headers: { 'content-type': 'application/json; charset=utf-8' }, body: flowJson };
  if (what === 'preview' && preview?.token === token && momentOf(preview.expires) > time.now())
    return page(flow.name, flowJson);
  return undefined;
}

/** Whatever the Flow says is shown as text: the page shares its address with the control API. */
function page(name: string, flowJson: string): Answer {
  const screens = screensOf(flowJson).map(
    ({ title, id, layout }) =>
      `<section><h2>${escaped(textOf(title) ?? textOf(id) ?? '')}</h2>${linesIn(objectOf(layout))}</section>`,
  );
  const head = `<meta charset="utf-8"><title>${escaped(name)}</title>`;
  return {
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': "default-src 'none'" },
    body: `<!doctype html>${head}<h1>${escaped(name)}</h1>${screens.join('')}`,
  };
}

function screensOf(flowJson: string): JsonObject[] {
  try {
    return listOf(objectOf(JSON.parse(flowJson))['screens']).map(objectOf);
  } catch {
    return [];
  }
}

function linesIn(parent: JsonObject): string {
  return listOf(parent['children'])
    .filter(isObject)
    .map((child) => {
      const words = [child['text'], child['label']].flatMap((each) => textOf(each) ?? listOf(each));
      const line = words.length > 0 ? `<p>${escaped(words.map(String).join(' '))}</p>` : '';
      return line + linesIn(child);
    })
    .join('');
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
