import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { gitHubAnchor, headingsOf, linksOf, pages, root, siteAnchor, targetOf } from './pages';

/** Written by `npm run docs:build`, which checks the links to it. */
const API_REFERENCE = 'docs/api/';

/** What is wrong with a link of a page, if anything. */
function faultOf(link: string, page: string): string | undefined {
  const target = targetOf(link, page);
  if (!target || target.path.startsWith(API_REFERENCE)) return undefined;
  if (!existsSync(join(root, target.path))) return `${link} leads to no file`;
  if (target.anchor === '') return undefined;
  const headings = headingsOf(target.path);
  if (!headings.some((heading) => gitHubAnchor(heading) === target.anchor))
    return `${link} leads to no heading`;
  const onSite = page.startsWith('docs/') && target.path.startsWith('docs/');
  if (onSite && !headings.some((heading) => siteAnchor(heading) === target.anchor))
    return `${link} leads to no heading on the site: keep marks out of the heading`;
  return undefined;
}

describe('the links of the documentation', () => {
  it.each(pages)('lead from %s to files and headings that exist', (page) => {
    expect(linksOf(page).flatMap((link) => faultOf(link, page) ?? [])).toEqual([]);
  });

  it.each(['core/README.md', 'smpp/README.md', 'sandbox/README.md', 'nestjs-module/README.md'])(
    'are absolute in %s, which npm shows without the repository around it',
    (page) => {
      expect(linksOf(page).filter((link) => !/^(https:|#)/.test(link))).toEqual([]);
    },
  );

  it('are found', () => {
    expect(pages.length).toBeGreaterThan(15);
    expect(linksOf('README.md').length).toBeGreaterThan(20);
  });
});
