import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A Chromium that is on this machine, and n8n's editor in it. Needs `playwright-core`. */

const SIZE = { width: 1600, height: 900 };

/** Chromium calls its makers by itself unless it is told not to. */
const FLAGS = [
  '--no-sandbox',
  '--headless',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--hide-scrollbars',
];

/**
 * Opens a browser, hands it over and closes it whatever happens, with the profile it wrote.
 *
 * @template T
 * @param {{ chromiumPath: string, theme?: 'light' | 'dark' }} options
 * @param {(context: import('playwright-core').BrowserContext) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withBrowser({ chromiumPath, theme = 'light' }, work) {
  const { chromium } = await import('playwright-core');
  const profile = await mkdtemp(join(tmpdir(), 'demo-browser-'));
  try {
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: chromiumPath,
      args: FLAGS,
      viewport: SIZE,
      colorScheme: theme,
      // Or it leaves its crash reports in the person's own home.
      env: { ...process.env, HOME: profile },
    });
    try {
      return await work(context);
    } finally {
      await context.close();
    }
  } finally {
    await rm(profile, { recursive: true, force: true });
  }
}

/**
 * Logs the browser in to the editor, and has it show the theme and none of its greetings.
 *
 * @param {import('playwright-core').BrowserContext} context
 * @param {{ url: string, email: string, password: string, theme?: 'light' | 'dark' }} access
 */
export async function logInToEditor(context, { url, email, password, theme = 'light' }) {
  const answer = await context.request.post(`${url}/rest/login`, {
    data: { emailOrLdapLoginId: email, password },
  });
  if (!answer.ok()) throw new Error(`n8n did not let ${email} in: ${answer.status()} ${await answer.text()}`);
  await context.addInitScript((chosen) => globalThis.localStorage.setItem('N8N_THEME', chosen), theme);
}
