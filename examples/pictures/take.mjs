import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium } from '../../scripts/system-packages.mjs';
import { logInToEditor, withBrowser } from './lib/browser.mjs';
import { playConversation } from '../demo/lib/conversation.mjs';
import { prepare } from '../demo/lib/stage.mjs';
import { createSteps } from '../demo/lib/steps.mjs';
import { editorPictures } from './lib/editor-pictures.mjs';
import { pagePictures } from './lib/page-pictures.mjs';
import { smallPng } from './lib/small-png.mjs';
import { setStage } from './lib/stage.mjs';

/**
 * `npm run pictures`: takes the documentation's screenshots of the n8n editor and of web pages, in light and dark theme.
 * `npm run pictures -- trigger question` takes only the named ones. Check each picture before you commit it.
 */

const folder = fileURLToPath(new URL('.', import.meta.url));
const most = 150 * 1024;
const themes = /** @type {const} */ (['light', 'dark']);
const all = { ...editorPictures, ...pagePictures };
const asked = process.argv.slice(2);
const steps = createSteps();

const unknown = asked.filter((name) => !Object.hasOwn(all, name));
if (unknown.length > 0)
  fail(`There is no picture ${unknown.join(', ')}; there are ${Object.keys(all).join(', ')}.`);
const chromiumPath =
  findChromium() ??
  fail('There is no Chromium to take pictures with. Install it (apt-get install chromium).');

const prepared = await prepare(steps);
const stage = await steps.step('Starting the sandbox and n8n', () => setStage(prepared));
try {
  await steps.step('Holding a conversation, to have something to see', () => playConversation(stage));
  await steps.step('Taking pictures in both themes', (tell) =>
    Promise.all(themes.map((theme) => takePictures(theme, tell))),
  );
} finally {
  await stage.close();
}

/**
 * @param {'light' | 'dark'} theme
 * @param {(line: string) => void} tell
 */
async function takePictures(theme, tell) {
  await withBrowser({ chromiumPath, theme }, async (context) => {
    await logInToEditor(context, { ...stage.n8n.access, theme });
    // Generous timeouts, because a busy machine is slow.
    context.setDefaultTimeout(120_000);
    for (const [name, take] of Object.entries(all)) {
      if (asked.length > 0 && !asked.includes(name)) continue;
      const page = await context.newPage();
      const picture = smallPng(await take(page, stage));
      await page.close();
      const file = `${name}${theme === 'dark' ? '-dark' : ''}.png`;
      tell(`${file}, ${Math.round(picture.length / 1024)} KiB`);
      if (picture.length > most) throw new Error(`${file} is larger than ${most / 1024} KiB.`);
      await writeFile(join(folder, file), picture);
    }
  });
}

/**
 * @param {string} reason
 * @returns {never}
 */
function fail(reason) {
  console.error(reason);
  process.exit(1);
}
