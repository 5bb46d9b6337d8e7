import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium } from '../../scripts/system-packages.mjs';
import { logInToEditor, withBrowser } from './lib/browser.mjs';
import { runConversation } from '../demo/lib/conversation.mjs';
import { prepare } from '../demo/lib/start-apps.mjs';
import { createSteps } from '../demo/lib/steps.mjs';
import { editorPictures } from './lib/editor-pictures.mjs';
import { galleryPictures } from './lib/gallery-pictures.mjs';
import { pagePictures } from './lib/page-pictures.mjs';
import { recordRingingPhone } from './lib/ringing-phone.mjs';
import { reviewPictures } from './lib/reviewed-nodes.mjs';
import { smallPng } from './lib/small-png.mjs';
import { startPicturedApps } from './lib/start-pictured-apps.mjs';

/**
 * `npm run pictures` takes the documentation's screenshots of the n8n editor and of web pages, in light and dark theme.
 * `npm run pictures -- trigger question` takes only these two, and `npm run pictures -- ringing-phone` records only the
 * moving picture of the sandbox, which needs ffmpeg. Look at each picture before you commit it.
 * `npm run pictures -- gallery` takes those of the gallery's workflows, in the light theme, into the folders of the workflows.
 * `npm run pictures -- review` takes pictures of all nodes for a review. They go into `.state/review`.
 */

const here = fileURLToPath(new URL('.', import.meta.url));
const most = 200 * 1024;
const isReview = process.argv[2] === 'review';
const isGallery = process.argv[2] === 'gallery';
const themes = /** @type {('light' | 'dark')[]} */ (isGallery ? ['light'] : ['light', 'dark']);
const folder = isReview ? join(here, '..', '..', '.state', 'review') : here;
const all = isReview ? reviewPictures : isGallery ? galleryPictures : { ...editorPictures, ...pagePictures };
const asked = process.argv.slice(isReview || isGallery ? 3 : 2);
const steps = createSteps();

const moving = 'ringing-phone';
const unknown = asked.filter((name) => name !== moving && !Object.hasOwn(all, name));
if (unknown.length > 0)
  fail(`There is no picture ${unknown.join(', ')}; there are ${[...Object.keys(all), moving].join(', ')}.`);
const chromiumPath =
  findChromium() ??
  fail('There is no Chromium to take pictures with. Install it (apt-get install chromium).');

await mkdir(folder, { recursive: true });
if (!isReview && !isGallery && (asked.length === 0 || asked.includes(moving)))
  await steps.step('Recording a phone that rings', (tell) =>
    recordRingingPhone({ chromiumPath, file: join(here, `${moving}.gif`), tell }),
  );
// The moving picture needs no n8n.
if (asked.length > 0 && asked.every((name) => name === moving)) process.exit();

const prepared = await prepare(steps);
const apps = await steps.step('Starting the sandbox and n8n', () => startPicturedApps(prepared));
try {
  if (!isGallery)
    await steps.step('Holding a conversation, to have something to see', () => runConversation(apps));
  await steps.step(`Taking pictures in the theme ${themes.join(' and ')}`, async (tell) => {
    // One after the other: n8n lets only one browser at a time edit a workflow.
    for (const theme of themes) await takePictures(theme, tell);
  });
} finally {
  await apps.close();
}

/**
 * @param {'light' | 'dark'} theme
 * @param {(line: string) => void} tell
 */
async function takePictures(theme, tell) {
  await withBrowser({ chromiumPath, theme }, async (context) => {
    await logInToEditor(context, { ...apps.n8n.access, theme });
    // Generous timeouts, because a busy machine is slow.
    context.setDefaultTimeout(120_000);
    for (const [name, take] of Object.entries(all)) {
      if (asked.length > 0 && !asked.includes(name)) continue;
      const page = await context.newPage();
      const picture = smallPng(await take(page, apps));
      await page.close();
      const file = isGallery
        ? join(here, '..', 'workflows', name, 'picture.png')
        : join(folder, `${name.replaceAll(' ', '-').toLowerCase()}${theme === 'dark' ? '-dark' : ''}.png`);
      tell(`${file}, ${Math.round(picture.length / 1024)} KiB`);
      if (picture.length > most) throw new Error(`${file} is larger than ${most / 1024} KiB.`);
      await writeFile(file, picture);
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
