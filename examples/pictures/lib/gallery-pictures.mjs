import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listWorkflows } from '../../demo/lib/gallery.mjs';
import { root } from '../../demo/lib/start-apps.mjs';
import { openFlow, rest } from './editor-pictures.mjs';

/**
 * Takes the picture of a workflow of the gallery: its whole canvas in n8n's editor. `npm run pictures -- gallery` takes those
 * of all workflows, and `npm run pictures -- gallery missed-call-to-sms` takes one.
 *
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('./start-pictured-apps.mjs').Apps} Apps
 * @type {Readonly<Record<string, (page: Page, apps: Apps) => Promise<Buffer>>>}
 */
export const galleryPictures = Object.fromEntries(
  listWorkflows(root).map(({ name, folder }) => [
    name,
    async (page, apps) => {
      const workflow = JSON.parse(readFileSync(join(folder, 'workflow.json'), 'utf8'));
      const { width, height } = sizeOf(workflow.nodes);
      await openFlow(page, apps, workflow.id, { width, height });
      // The button covers the lowest nodes, and another one appears beside a trigger under the pointer.
      await page.addStyleTag({
        content:
          ':has(> * > [data-test-id=execute-workflow-button]), :has(> [data-test-id^=execute-workflow-button]) { visibility: hidden }',
      });
      await page.locator('[data-test-id=zoom-to-fit]').click();
      await rest(page);
      return page.screenshot({ clip: { x: SIDEBAR, y: 0, width: width - SIDEBAR, height } });
    },
  ]),
);

const SIDEBAR = 42;
const HEADER = 65;
/** The size of a node with its name. */
const NODE = { width: 180, height: 160 };
/** On a large canvas, texts are still readable at this size. */
const SCALE = 0.75;

/**
 * The size of the window in which the whole canvas is readable.
 *
 * @param {{ type: string, position: [number, number], parameters: { width?: number, height?: number } }[]} nodes
 */
function sizeOf(nodes) {
  const right = nodes.map(({ position: [x], parameters }) => x + (parameters.width ?? NODE.width));
  const bottom = nodes.map(({ position: [, y], parameters }) => y + (parameters.height ?? NODE.height));
  const width = Math.max(...right) - Math.min(...nodes.map(({ position: [x] }) => x));
  const height = Math.max(...bottom) - Math.min(...nodes.map(({ position: [, y] }) => y));
  return {
    width: Math.round(Math.max(1000, SIDEBAR + width * SCALE + 240)),
    height: Math.round(Math.max(700, HEADER + height * SCALE + 220)),
  };
}
