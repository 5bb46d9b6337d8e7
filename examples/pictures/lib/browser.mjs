import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Opens n8n's editor in an installed Chromium. Needs `playwright-core`. */

const SIZE = { width: 1600, height: 900 };

/** Turns off Chromium's own requests to its maker. */
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
 * Opens a browser for `work`, then closes it and deletes its profile.
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
      // Otherwise Chromium writes crash reports to the user's home folder.
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
 * Logs in to the editor, sets the theme and hides its welcome messages.
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
