import type { SandboxContext } from '../../engine/context';
import { isObject, asArray, asObject, asText, type JsonObject } from '../../engine/json';
import { parseTimestamp } from '../../engine/timestamps';
import type { HttpResponse } from '../../server/http-response';
import { flowFolder, flowTable } from './flow';

/** Serves the JSON or the preview page of a Flow. The token in the URL gives access. */
export function serveFlow({ state, clock }: SandboxContext, url: URL): HttpResponse | undefined {
  const [, id, file] = new RegExp(`^${flowFolder}/(\\d+)/(flow\\.json|preview)$`).exec(url.pathname) ?? [];
  const flow = state.table(flowTable).get(id ?? '');
  if (!flow) return undefined;
  const token = url.searchParams.get('token');
  const { flowJson = '', preview } = flow;
  if (file === 'flow.json' && token === flow.jsonToken)
    return { status: 200, headers: { 'content-type': 'application/json; charset=utf-8' }, body: flowJson };
  if (file === 'preview' && preview?.token === token && parseTimestamp(preview.expires) > clock.now())
    return previewPage(flow.name, flowJson);
  return undefined;
}

/** All content is escaped, because the page shares its origin with the control API. */
function previewPage(name: string, flowJson: string): HttpResponse {
  const screens = parseScreens(flowJson).map(
    ({ title, id, layout }) =>
      `<section><h2>${escapeHtml(asText(title) ?? asText(id) ?? '')}</h2>${renderComponents(asObject(layout))}</section>`,
  );
  const head = `<meta charset="utf-8"><title>${escapeHtml(name)}</title>`;
  return {
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': "default-src 'none'" },
    body: `<!doctype html>${head}<h1>${escapeHtml(name)}</h1>${screens.join('')}`,
  };
}

function parseScreens(flowJson: string): JsonObject[] {
  try {
    return asArray(asObject(JSON.parse(flowJson))['screens']).map(asObject);
  } catch {
    return [];
  }
}

function renderComponents(parent: JsonObject): string {
  return asArray(parent['children'])
    .filter(isObject)
    .map((child) => {
      const texts = [child['text'], child['label']].flatMap((each) => asText(each) ?? asArray(each));
      const line = texts.length > 0 ? `<p>${escapeHtml(texts.map(String).join(' '))}</p>` : '';
      return line + renderComponents(child);
    })
    .join('');
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
