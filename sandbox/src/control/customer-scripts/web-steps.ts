import { isLoopback } from '../../engine/options';
import type { OpenStep, PostStep } from './customer-script';
import { lastMessageOf, personOf, requireAppUrl, unlessStopped, type Stage } from './stage';
import { within } from './wait-within';

/** Sends a request to the app. Its JSON response is there for the steps that follow. */
export async function postToApp(stage: Stage, { path, body, files, headers }: PostStep): Promise<void> {
  const { appUrl, signal } = stage;
  const url = `${requireAppUrl(appUrl)}${path}`;
  const form = new FormData();
  for (const [field, { name, content }] of Object.entries(files ?? {}))
    form.set(field, new Blob([content]), name);
  const response = await unlessStopped(
    stage,
    fetch(url, {
      method: 'POST',
      signal,
      headers: { ...(files ? {} : { 'content-type': 'application/json' }), ...headers },
      body: files ? form : JSON.stringify(body ?? {}),
    }),
  );
  const text = await response.text();
  if (!response.ok)
    throw new Error(`The app responded to ${path} with HTTP ${response.status}: ${text.slice(0, 300)}`);
  stage.response = parseJson(text);
}

/**
 * Opens a link as a browser would: reads the page, fills in its form and presses a button. Links to other sites than the
 * app are only clicked: the sandbox sends no request to them.
 */
export async function openLink(stage: Stage, step: OpenStep): Promise<void> {
  const { press, fill = {}, withinSeconds } = step;
  const { signal } = stage;
  const link = clickLink(stage, step);
  if (!isOfApp(stage, link)) return;
  const page = await within(
    stage,
    withinSeconds,
    async () => {
      const response = await fetch(link, { signal });
      const html = await response.text();
      const isReady = response.ok && (press === undefined || findButton(html, press) !== undefined);
      return isReady ? html : undefined;
    },
    press === undefined ? 'the page of the link' : `a page with the button “${press}”`,
  );
  if (press === undefined && Object.keys(fill).length === 0) return;
  const button = press === undefined ? {} : (findButton(page, press) ?? {});
  const response = await unlessStopped(
    stage,
    fetch(link, { method: 'POST', signal, body: new URLSearchParams({ ...fill, ...button }) }),
  );
  if (!response.ok) throw new Error(`The page responded with HTTP ${response.status}`);
}

/** Finds the link, which may be the title of a button, and clicks it if it is in an SMS. */
function clickLink(stage: Stage, { by, link }: OpenStep): string {
  if (link !== undefined && /^https?:/.test(link)) return link;
  const { umid, product, text, actions = [] } = lastMessageOf(stage, personOf(stage, by));
  const inText = link === undefined ? /https?:\/\/\S+/.exec(text)?.[0] : undefined;
  const button = actions.find(({ kind, title }) => kind === 'link' && (link === undefined || link === title));
  const found = inText ?? button?.id;
  if (found === undefined) throw new Error(`The message has no link ${link ?? ''}`.trimEnd());
  if (product === 'sms') stage.sandbox.click({ umid, url: found });
  return found;
}

function isOfApp({ appUrl }: Stage, link: string): boolean {
  const { origin, hostname } = new URL(link);
  return isLoopback(hostname) || (appUrl !== undefined && new URL(appUrl).origin === origin);
}

/** What the button of a form with this text sends. */
function findButton(html: string, text: string): Readonly<Record<string, string>> | undefined {
  for (const [, attributes = '', label = ''] of html.matchAll(/<button([^>]*)>([^<]*)<\/button>/g)) {
    if (decode(label).trim() !== text) continue;
    const name = /\bname="([^"]*)"/.exec(attributes)?.[1];
    const value = /\bvalue="([^"]*)"/.exec(attributes)?.[1];
    return name === undefined ? {} : { [decode(name)]: decode(value ?? '') };
  }
  return undefined;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

const decode = (html: string): string =>
  html.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? '');

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
