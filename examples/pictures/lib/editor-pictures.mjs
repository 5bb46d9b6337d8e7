import { pictured, picturedFlowId } from './pictured-flow.mjs';

/**
 * Takes the pictures of n8n's editor for the documentation, by file name.
 *
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('./start-pictured-apps.mjs').Apps} Apps
 * @type {Readonly<Record<string, (page: Page, apps: Apps) => Promise<Buffer>>>}
 */
export const editorPictures = {
  'order-desk': canvas('whatsappOrderDesk'),
  ivr: canvas('ivrAnsweredInN8n'),

  async nodes(page, apps) {
    await openPanel(page, apps);
    // The next entry would be cut.
    return panel(page, { height: 815 });
  },

  async actions(page, apps) {
    await openPanel(page, apps);
    await page.locator('[data-test-id=node-creator-item-name]', { hasText: '8x8 SMS' }).first().click();
    await page.getByText('Send SMS and wait for delivery').waitFor();
    await page.getByText(/^Triggers \(\d+\)$/).click();
    return panel(page);
  },

  async operation(page, apps) {
    await openFlow(page, apps, picturedFlowId, { height: 1000 });
    await openNode(page, pictured.message);
    await executeStep(page);
    return dialog(page);
  },

  async template(page, apps) {
    await openFlow(page, apps, picturedFlowId, { height: 1000 });
    await openNode(page, pictured.template);
    await page.getByText('Button 2 Payload').waitFor();
    await executeStep(page);
    await page
      .getByText('Content Type')
      .first()
      .evaluate((label) => label.scrollIntoView({ block: 'start' }));
    return dialog(page);
  },

  async trigger(page, apps) {
    await openFlow(page, apps, 'whatsappOrderDesk');
    await openNode(page, 'WhatsApp Message');
    await page.locator('[data-test-id=parameter-input-events]').getByText('Chat Message Received').click();
    await page.getByText('Chat Message Status Changed').first().waitFor();
    return dialog(page);
  },
};

const WIDTH = 1240;

/**
 * @param {Page} page
 * @param {Apps} apps
 * @param {string} id
 */
export async function openFlow(page, { n8n }, id, { width = WIDTH, height = 800 } = {}) {
  await page.setViewportSize({ width, height });
  await page.goto(n8n.editorUrl(id));
  await page.locator('[data-test-id=canvas-node]').first().waitFor();
  // Notifications cover a corner of the picture.
  await page.addStyleTag({ content: '.el-notification { display: none !important }' });
}

/** @param {string} id */
function canvas(id) {
  return async (/** @type {Page} */ page, /** @type {Apps} */ apps) => {
    await openFlow(page, apps, id);
    await page.locator('[data-test-id=zoom-to-fit]').click();
    await rest(page);
    return page.screenshot({ clip: { x: 42, y: 0, width: WIDTH - 42, height: 763 } });
  };
}

/**
 * @param {Page} page
 * @param {Apps} apps
 */
export async function openPanel(page, apps) {
  await openFlow(page, apps, picturedFlowId, { height: 900 });
  await page.locator('[data-test-id=node-creator-plus-button]').first().click();
  await page.locator('[data-test-id=node-creator-search-bar]').fill('8x8');
  await page.getByText('8x8 Voice Call Action').waitFor();
}

/** @param {Page} page */
export async function panel(page, { height = 835 } = {}) {
  await rest(page);
  return page.screenshot({ clip: { x: WIDTH - 385, y: 65, width: 385, height } });
}

/**
 * @param {Page} page
 * @param {string} name
 */
export async function openNode(page, name) {
  await page.locator(`[data-node-name="${name}"]`).first().dblclick();
  await page.getByText('Parameters', { exact: true }).waitFor();
}

/** @param {Page} page */
async function executeStep(page) {
  const button = page.locator('[data-test-id=node-execute-button]');
  await button.waitFor();
  await rest(page);
  await button.click();
  await page.getByText('3 items').last().waitFor();
  await page.getByText('umid').first().waitFor();
}

/** @param {Page} page */
export async function dialog(page) {
  await rest(page);
  const { height } = page.viewportSize() ?? { height: 800 };
  return page.screenshot({ clip: { x: 24, y: 24, width: WIDTH - 48, height: height - 48 } });
}

/**
 * Moves the pointer away and waits for animations.
 *
 * @param {Page} page
 */
export async function rest(page) {
  await page.mouse.move(WIDTH / 2, 1);
  await page.waitForTimeout(1500);
}
