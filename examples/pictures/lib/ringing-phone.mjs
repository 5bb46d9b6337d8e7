import { execFile } from 'node:child_process';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { freePorts } from '../../demo/lib/free-ports.mjs';
import { startSandbox } from '../../demo/lib/sandbox-process.mjs';
import { root } from '../../demo/lib/start-apps.mjs';
import { withBrowser } from './browser.mjs';

const size = { width: 1280, height: 680 };
const most = 500 * 1024;
const voiceProfile = 'en-GB-Emma';
const business = '+6531580001';
const customer = '+6591234567';

/** What the app says when keys were pressed: it asks the caller to hold. */
const held = {
  callflow: [
    { action: 'say', params: { text: 'Support will be with you shortly.', voiceProfile } },
    { action: 'playFile', params: { fileUrl: 'https://example.com/music/hold.mp3' } },
    { action: 'hangup' },
  ],
};

/**
 * Records the sandbox's page while a phone rings, is answered, and presses a key, as an animated GIF. Needs ffmpeg, and no
 * n8n.
 *
 * @param {{ chromiumPath: string, file: string, tell: (line: string) => void }} options
 */
export async function recordRingingPhone({ chromiumPath, file, tell }) {
  const [port = 0] = await freePorts(1);
  const sandbox = await startSandbox({ root, node: process.execPath, port, seed: '8x8' });
  const app = createServer((_, response) => response.end(JSON.stringify(held)));
  await /** @type {Promise<void>} */ (new Promise((resolve) => app.listen(0, '127.0.0.1', resolve)));
  const frames = await mkdtemp(join(tmpdir(), 'ringing-phone-'));
  try {
    const client = await prepareCall(sandbox, app);
    await withBrowser({ chromiumPath }, async (context) => {
      const page = await context.newPage();
      await page.setViewportSize(size);
      const film = createFilm(page, frames);
      await play(page, sandbox, client, film);
      await film.finish();
    });
    await encode(frames, file);
  } finally {
    await sandbox.stop();
    app.close();
    await rm(frames, { recursive: true, force: true });
  }
  const bytes = (await stat(file)).size;
  tell(`${basename(file)}, ${Math.round(bytes / 1024)} KiB`);
  if (bytes > most) throw new Error(`${file} is larger than ${most / 1024} KiB.`);
}

/**
 * @param {import('../../demo/lib/sandbox-process.mjs').SandboxProcess} sandbox
 * @param {import('node:http').Server} app
 */
async function prepareCall(sandbox, app) {
  const { createClient } = await import('cpaas-8x8');
  const { apiKey, accountId, subAccountIds } = await sandbox.get('');
  const client = createClient({ apiKey, accountId, subAccountIds, baseUrl: sandbox.url });
  const { port } = /** @type {import('node:net').AddressInfo} */ (app.address());
  await client.voice.setWebhook({ type: 'VCA', url: `http://127.0.0.1:${port}/calls` });
  await fetch(`${sandbox.url}/_sandbox/settings`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ autoAnswer: false }),
  });
  await client.sms.send({
    destination: customer,
    text: 'Your parcel could not be delivered. We will call you.',
  });
  return client;
}

/**
 * @param {import('playwright-core').Page} page
 * @param {import('../../demo/lib/sandbox-process.mjs').SandboxProcess} sandbox
 * @param {import('cpaas-8x8').EightByEightClient} client
 * @param {Film} film
 */
async function play(page, sandbox, client, film) {
  const field = page.getByLabel('Text', { exact: true });
  const answer = page.getByRole('button', { name: 'Answer', exact: true });
  await page.goto(`${sandbox.url}/?panel=calls`);
  await page.getByText('✓✓ delivered').first().waitFor();
  await film.show(0.8);
  for (const letter of 'When will you') {
    await field.pressSequentially(letter);
    await film.show(0.09);
  }
  await client.voice.sendCallFlow({
    callflow: [
      { action: 'makeCall', params: { source: business, destination: customer } },
      {
        action: 'sayAndCapture',
        params: {
          promptMessage: 'For a new date, press 1. For support, press 2.',
          voiceProfile,
          overallTimeout: 120_000,
        },
      },
    ],
  });
  await answer.waitFor();
  for (let ms = 0; ms < 2_800; ms += 140) {
    // Chromium is too slow to be filmed while it moves.
    await page.evaluate((time) => {
      for (const animation of globalThis.document.getAnimations()) {
        animation.pause();
        animation.currentTime = time;
      }
    }, ms);
    await film.show(0.14);
  }
  await answer.hover();
  await film.show(0.4);
  await answer.click();
  await page.getByText('For support, press 2').last().waitFor();
  await film.show(2.2);
  await page.getByRole('button', { name: '2', exact: true }).focus();
  await film.show(0.4);
  await page.keyboard.press('Enter');
  await page.getByText('hold.mp3').last().waitFor();
  await film.show(3);
}

/**
 * Frames, each with the time for which it is seen. The film does not depend on how fast the machine is.
 *
 * @typedef {ReturnType<typeof createFilm>} Film
 * @param {import('playwright-core').Page} page
 * @param {string} folder
 */
function createFilm(page, folder) {
  /** @type {string[]} */
  const lines = [];
  return {
    /** @param {number} seconds */
    async show(seconds) {
      const name = `${String(lines.length).padStart(4, '0')}.png`;
      await writeFile(join(folder, name), await page.screenshot());
      lines.push(`file '${name}'\nduration ${seconds}`);
    },
    // ffmpeg ignores the time of the last frame: it is repeated.
    finish: () => writeFile(join(folder, 'frames.txt'), [...lines, lines.at(-1)].join('\n')),
  };
}

/**
 * @param {string} folder
 * @param {string} file
 */
async function encode(folder, file) {
  const filter =
    'fps=10,scale=900:-1:flags=lanczos,split[a][b];[a]palettegen=max_colors=96[p];[b][p]paletteuse=dither=none';
  const input = ['-f', 'concat', '-safe', '0', '-i', join(folder, 'frames.txt')];
  await promisify(execFile)('ffmpeg', [
    '-y',
    '-loglevel',
    'error',
    ...input,
    '-vf',
    filter,
    '-loop',
    '0',
    file,
  ]).catch((error) => {
    throw error.code === 'ENOENT'
      ? new Error('There is no ffmpeg. Install it (apt-get install ffmpeg).')
      : error;
  });
}
