import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type DefaultTheme, type MarkdownEnv, type MarkdownRenderer } from 'vitepress';

const docs = fileURLToPath(new URL('..', import.meta.url));
const root = dirname(docs.replace(/\/$/, ''));
const repository = 'https://github.com/8x8-connectors/n8n-nodes-8x8';

/** Tables with many columns: they need the space of the outline. */
const widePages = ['operations.md', 'events.md', 'error-codes.md'];

const titleOf = (page: string): string =>
  /^# (.+)$/m.exec(readFileSync(join(docs, page), 'utf8'))?.[1]?.replaceAll('`', '') ?? page;

/** The first page of a group, whose title would repeat the name of the group. */
const shortTitles: Readonly<Record<string, string>> = {
  'index.md': 'Overview',
  'n8n.md': 'Getting started',
  'nestjs.md': 'Getting started',
  'node.md': 'Getting started',
  'sandbox.md': 'Getting started',
};

const item = (page: string): DefaultTheme.SidebarItem => ({
  text: shortTitles[page] ?? titleOf(page),
  link: `/${page.replace(/\.md$/, '').replace(/index$/, '')}`,
});

const group = (text: string, pages: readonly string[], collapsed = false): DefaultTheme.SidebarItem => ({
  text,
  collapsed,
  items: pages.filter((page) => existsSync(join(docs, page))).map(item),
});

const decisions = existsSync(join(docs, 'decisions'))
  ? readdirSync(join(docs, 'decisions'))
      .filter((file) => file.endsWith('.md') && file !== 'index.md')
      .sort()
      .map((file) => `decisions/${file}`)
  : [];

/** A link from a page to a file outside `docs` leads to the repository. */
function repositoryLink(href: string, page: string): string {
  if (!href.startsWith('.')) return href;
  const [path = '', hash = ''] = href.split(/(?=#)/);
  const target = join(docs, dirname(page), path);
  if (!relative(docs, target).startsWith('..')) return href;
  const kind = existsSync(target) && statSync(target).isDirectory() ? 'tree' : 'blob';
  return `${repository}/${kind}/main/${relative(root, target)}${hash}`;
}

/** The search finds guides by their text, and pages of the API reference by their name. */
function searchableText(
  source: string,
  env: MarkdownEnv,
  markdown: Pick<MarkdownRenderer, 'render'>,
): string {
  const isReference = env.relativePath.startsWith('api/');
  return markdown.render(isReference ? (/^# .*$/m.exec(source)?.[0] ?? '') : source, env);
}

export default defineConfig({
  title: '8x8 connectors',
  description:
    'Connectors for the 8x8 CPaaS platform: n8n nodes, a NestJS module, a Node.js client, a sandbox',
  lang: 'en',
  head: [['link', { rel: 'icon', href: '/8x8.svg' }]],
  metaChunk: true,
  vite: {
    publicDir: join(root, 'icons'),
    // The search index, which the browser loads when somebody searches.
    build: { chunkSizeWarningLimit: 2_000 },
  },
  markdown: {
    config: (markdown) => {
      // Vue would evaluate double braces, such as those of n8n expressions.
      for (const rule of ['text', 'code_inline']) {
        const render = markdown.renderer.rules[rule];
        markdown.renderer.rules[rule] = (...token) =>
          (render?.(...token) ?? '').replaceAll('{{', '&#123;&#123;');
      }
      markdown.core.ruler.push('repository-links', ({ tokens, env }) => {
        const page = (env as { relativePath: string }).relativePath;
        for (const token of tokens.flatMap(({ children }) => children ?? [])) {
          const href = token.type === 'link_open' ? token.attrGet('href') : null;
          if (href) token.attrSet('href', repositoryLink(href, page));
        }
      });
    },
  },
  transformPageData: ({ relativePath }) =>
    widePages.includes(relativePath) ? { frontmatter: { aside: false, pageClass: 'wide' } } : {},
  themeConfig: {
    logo: { light: '/8x8.svg', dark: '/8x8.dark.svg' },
    search: { provider: 'local', options: { _render: searchableText } },
    outline: { level: [2, 3] },
    socialLinks: [{ icon: 'github', link: repository }],
    nav: [
      { text: 'n8n', link: '/n8n' },
      { text: 'NestJS', link: '/nestjs' },
      { text: 'Node.js', link: '/node' },
      { text: 'Sandbox', link: '/sandbox' },
      { text: 'API', link: '/api/' },
    ],
    sidebar: [
      group('Start', ['index.md']),
      group('n8n', [
        'n8n.md',
        'n8n-triggers.md',
        'n8n-templates.md',
        'n8n-send-and-wait.md',
        'n8n-conversations.md',
        'gallery.md',
        'n8n-troubleshooting.md',
      ]),
      group('NestJS', [
        'nestjs.md',
        'nestjs-webhooks.md',
        'nestjs-multi-tenant.md',
        'nestjs-queues.md',
        'nestjs-smpp.md',
        'nestjs-testing.md',
        'nestjs-recipes.md',
      ]),
      group('Node.js', [
        'node.md',
        'errors.md',
        'timeouts-and-retries.md',
        'bulk-sending.md',
        'webhooks.md',
        'smpp.md',
        'observability.md',
        'verification.md',
        'automation.md',
      ]),
      group('Sandbox', ['sandbox.md', 'sandbox-behavior.md', 'sandbox-control-api.md']),
      group('Other systems', ['salesforce.md']),
      group('Migrating', [
        'migrating-from-make.md',
        'migrating-from-zapier.md',
        'migrating-from-workato.md',
        'migrating-from-twilio.md',
        'migrating-from-http-request.md',
      ]),
      group('Reference', ['operations.md', 'events.md', 'error-codes.md', 'api/index.md']),
      group('For contributors', ['architecture.md', 'decisions/index.md', ...decisions], true),
    ],
  },
});
