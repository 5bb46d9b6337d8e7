import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

export const root = join(__dirname, '../..');

const NOT_OURS = new Set(['node_modules', 'dist', 'api', 'cache', 'n8n', 'n8n-1']);

/** Every Markdown page of the repository that a person has written or that `npm run generate` writes. */
export const pages: readonly string[] = [
  ...markdownIn('.', false),
  ...['core', 'smpp', 'sandbox', 'nestjs-module'].flatMap((folder) => markdownIn(folder, false)),
  ...['docs', 'examples', 'test', '.github'].flatMap((folder) => markdownIn(folder, true)),
];

function markdownIn(folder: string, deep: boolean): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return deep && !NOT_OURS.has(entry.name) ? markdownIn(path, true) : [];
    return entry.name.endsWith('.md') ? [path] : [];
  });
}

/** The text of a page, by its path in the repository. */
export const textOf = (page: string): string => readFileSync(join(root, page), 'utf8');

/** The text of a page without its code, where links are not links. */
const proseOf = (page: string): string =>
  textOf(page)
    .replaceAll(/^( *)```[^]*?^\1```/gm, '')
    .replaceAll(/`[^`\n]*`/g, (code) => 'x'.repeat(code.length));

/** The targets of the links and pictures of a page. */
export function linksOf(page: string): readonly string[] {
  const text = proseOf(page);
  return [
    ...[...text.matchAll(/\]\(<?([^)\s>]+)>?(?: "[^"]*")?\)/g)].map(([, target = '']) => target),
    ...[...text.matchAll(/^\[[^\]]+\]: (\S+)/gm)].map(([, target = '']) => target),
    ...[...text.matchAll(/(?:href|src|srcset)="([^"]+)"/g)].map(([, target = '']) => target),
  ];
}

/** The headings of a page, as plain text. */
export function headingsOf(page: string): readonly string[] {
  const text = textOf(page).replaceAll(/^( *)```[^]*?^\1```/gm, '');
  return [...text.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) =>
    heading
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replaceAll('`', '')
      .trim(),
  );
}

/** The anchor that GitHub gives to a heading. */
export const gitHubAnchor = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');

/** The anchor that VitePress gives to a heading. */
export const siteAnchor = (heading: string): string =>
  heading
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036F]/g, '')
    .replaceAll(/[\s~`!@#$%^&*()\-_+=[\]{}|\\;:"'“”‘’<>,.?/]+/g, '-')
    .replaceAll(/-{2,}/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .replace(/^(\d)/, '_$1')
    .toLowerCase();

/** The file of the repository that a link leads to, with its anchor; undefined for other sites. */
export function targetOf(link: string, page: string): { path: string; anchor: string } | undefined {
  const repository = /^https:\/\/github\.com\/8x8-connectors\/n8n-nodes-8x8\/(?:blob|tree|raw)\/main\//;
  const [address = '', anchor = ''] = link.split('#');
  if (repository.test(link)) return { path: address.replace(repository, ''), anchor };
  if (/^[a-z]+:/.test(link)) return undefined;
  return { path: address === '' ? page : relative(root, join(root, page, '..', address)), anchor };
}
