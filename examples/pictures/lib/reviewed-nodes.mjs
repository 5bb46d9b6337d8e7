import { dialog, openFlow, openNode, openPanel, panel } from './editor-pictures.mjs';

/**
 * A workflow with every node as it is when it is added, and pictures of it for a review against n8n's UX guidelines:
 * the entry of each product in the node panel, and the form of each action node and each trigger node.
 * `npm run pictures -- review` takes them into `.state/review`. The documentation does not show them.
 *
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('./start-pictured-apps.mjs').Apps} Apps
 */

const actions = ['SMS', 'Chat Apps', 'Voice', 'Verify', 'Contacts', 'Automation', 'Video', 'Account'];
const triggers = ['SMS', 'Chat Apps', 'Voice', 'Voice Call Action', 'Video', 'Automation'];

const flowId = 'reviewedNodes';

/** @param {string} product */
const actionType = (product) =>
  `n8n-nodes-8x8.eightByEight${product.replaceAll(/ /g, '').replace('SMS', 'Sms')}`;

/** @param {string} product */
const triggerType = (product) =>
  product === 'Voice Call Action'
    ? 'n8n-nodes-8x8.eightByEightCallActionTrigger'
    : `${actionType(product)}Trigger`;

/** The options for many messages, each with its fields. */
const campaign = {
  operation: 'sms.send',
  options: {
    deliveryWindow: { values: { from: '09:00', to: '20:00', timeZone: '' } },
    pace: { values: { messages: 600, per: 'minute' } },
    skipDuplicates: true,
  },
};

export const reviewFlow = {
  id: flowId,
  name: '8x8 · Every node',
  nodes: [
    ...actions.map((product) => ({ name: `8x8 ${product}`, type: actionType(product), parameters: {} })),
    ...triggers.map((product) => ({
      name: `8x8 ${product} Trigger`,
      type: triggerType(product),
      parameters: {},
    })),
    { name: '8x8 SMS with Options', type: actionType('SMS'), parameters: campaign },
  ].map((node, index) => ({
    ...node,
    id: `6a0f5d0e-0098-4000-8000-${String(index).padStart(12, '0')}`,
    typeVersion: 2,
    position: [(index % 7) * 240, Math.floor(index / 7) * 240],
    credentials: { eightByEightApi: { id: 'eightByEightSandbox', name: '8x8 Sandbox' } },
  })),
  connections: {},
  settings: { executionOrder: 'v1' },
};

/** @type {Readonly<Record<string, (page: Page, apps: Apps) => Promise<Buffer>>>} */
export const reviewPictures = Object.fromEntries([
  ...actions.map((product) => [
    `panel ${product}`,
    async (/** @type {Page} */ page, /** @type {Apps} */ apps) => {
      await openPanel(page, apps);
      await page
        .locator('[data-test-id=node-creator-item-name]')
        .getByText(`8x8 ${product}`, { exact: true })
        .first()
        .click();
      await page.getByText(/^Actions \(\d+\)$/).waitFor();
      return panel(page);
    },
  ]),
  ...[...actions, ...triggers.map((product) => `${product} Trigger`), 'SMS with Options'].map((name) => [
    `form ${name}`,
    async (/** @type {Page} */ page, /** @type {Apps} */ apps) => {
      await openFlow(page, apps, flowId, { height: name === 'SMS with Options' ? 1350 : 1000 });
      await openNode(page, `8x8 ${name}`);
      return dialog(page);
    },
  ]),
]);
