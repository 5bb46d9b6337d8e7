import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GuideFacts } from './facts';

/** How a page that tells several scenarios begins each of them. */
const scenarioHeadings: Readonly<Record<string, RegExp>> = {
  'docs/examples': /^(.+):\n\{$/gm,
  'docs/whatsapp/advanced-capabilities': /^(.+)\nFlow:$/gm,
  'docs/whatsapp/scenarios-tutorials': /^(.+)\n.+\nTools Used: /gm,
  'docs/whatsapp/vertical-playbooks': /^Scenario: (.+)$/gm,
};

/** The end of a page in a file of pages, with its path. */
const source = /^Source: https:\/\/developer\.8x8\.com\/connect\/(\S+) .*$/m;

/** The guides of 8x8's documentation: titles only. The pages of the API reference are not guides. */
export function readGuides(folder: string): readonly GuideFacts[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.txt'));
  const guides = files.flatMap((name) => pagesOf(readFileSync(join(folder, name), 'utf8')));
  return guides.sort((one, other) => (one.path < other.path ? -1 : 1));
}

function pagesOf(text: string): GuideFacts[] {
  const parts = text.split(source);
  // Text and path alternate; what follows the last path is the footer of the site.
  return parts.flatMap((path, index) =>
    index % 2 === 1 && path.startsWith('docs/') ? [guideOf(path, parts[index - 1] ?? '')] : [],
  );
}

function guideOf(path: string, text: string): GuideFacts {
  // A title stands twice: in the list of pages, and above the page.
  const title = /^• (.+)\n\1$/m.exec(text)?.[1];
  if (title === undefined) throw new Error(`The page ${path} has no title`);
  const heading = scenarioHeadings[path];
  const scenarios = heading ? [...text.matchAll(heading)].map(([, name = '']) => name) : [];
  return { path, title, ...(scenarios.length > 0 ? { scenarios } : {}) };
}
