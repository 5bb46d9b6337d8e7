import { source } from 'axe-core';
import type { Page } from 'playwright-core';

/** Checks a page with axe. Returns each broken rule with the elements that break it. */
export async function findAccessibilityProblems(page: Page): Promise<readonly string[]> {
  // Colours of an element that is being shown count as too weak. Endless animations do not change them.
  await page.evaluate(`Promise.all(document.getAnimations()
    .filter(({ effect }) => effect.getComputedTiming().endTime !== Infinity)
    .map(({ finished }) => finished.catch(() => undefined)))`);
  // A script element would be refused by the content security policy of the page.
  await page.evaluate(source);
  return page.evaluate<string[]>(`axe.run().then(({ violations }) => violations.map(
    ({ id, nodes }) => id + ': ' + nodes.map(({ target, failureSummary }) => target + ' ' + failureSummary).join('; ')
  ))`);
}
