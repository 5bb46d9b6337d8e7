import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Takes the pictures of web pages for the documentation, by file name: the sandbox's page, and the page of a question.
 *
 * @type {Readonly<Record<string, (page: import('playwright-core').Page, apps: import('./start-pictured-apps.mjs').Apps) => Promise<Buffer>>>}
 */
export const pagePictures = {
  async sandbox(page, { sandbox }) {
    await page.setViewportSize({ width: 1240, height: 720 });
    await page.goto(sandbox.url);
    await page.getByText('Mei').first().click();
    await sleep(1000);
    return page.screenshot();
  },

  async question(page, { sandbox, n8n }) {
    await page.setViewportSize({ width: 390, height: 440 });
    const { now: since } = await sandbox.get('');
    await page.request.post(n8n.webhookUrl('approve-order'), { data: { order: 1001 } });
    const filter = new URLSearchParams({ text: 'Ship order', since, timeoutMs: '30000' });
    const { text } = await sandbox.get(`messages/wait?${filter}`);
    const [link = ''] = /https?:\S+/.exec(text) ?? [];
    // The message is sent shortly before the execution waits. Until then, n8n responds that it is running.
    for (const deadline = Date.now() + 60_000; !(await page.goto(link))?.ok(); await sleep(500)) {
      if (Date.now() > deadline) throw new Error('n8n does not show the page with the question.');
    }
    return page.screenshot();
  },
};
