import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { z } from 'zod';

/** The groups of the gallery, in the order in which it shows them. */
export const galleryGroups = [
  'WhatsApp and chat',
  'SMS',
  'Voice',
  'Video',
  'Verification',
  'Contacts',
  'Automation',
  'Integrations',
] as const;

const frontMatterSchema = z.strictObject({
  title: z.string().min(1),
  summary: z.string().regex(/^[A-Z0-9].*[^.]\.$/s, 'is not one sentence with a full stop'),
  group: z.enum(galleryGroups),
  /** The titles of 8x8's guides, or of their scenarios, that the workflow replaces. */
  replaces: z.array(z.string()),
  /** The names of the workflows that take part when this one is played. */
  with: z.array(z.string()).default([]),
  /** The services that stand-ins of `examples/stand-ins` play in the demo and in tests. */
  services: z.array(z.string()).default([]),
  /** By the name of a node that may fail and has no error path: why it has none. */
  withoutErrorPath: z.record(z.string(), z.string().min(1)).default({}),
});

/** What the page of a workflow says at its top. */
export type FrontMatter = Readonly<z.infer<typeof frontMatterSchema>>;

/** A workflow of the gallery: a folder of `examples/workflows`. */
export interface GalleryEntry extends FrontMatter {
  /** The name of the folder. */
  readonly name: string;
  /** The text of its page, without the front matter. */
  readonly page: string;
}

/** The folder of the gallery, from the root of the repository. */
export const galleryFolder = 'examples/workflows';

/** The names of all workflows. */
export function galleryNames(root: string): readonly string[] {
  return readdirSync(join(root, galleryFolder)).sort();
}

/** All workflows by name. @throws {Error} when the front matter of a page is not valid. */
export function readGallery(root: string): readonly GalleryEntry[] {
  return galleryNames(root).map((name) => readEntry(root, name));
}

/** One workflow. @throws {Error} when the front matter of its page is not valid. */
export function readEntry(root: string, name: string): GalleryEntry {
  const path = `${galleryFolder}/${name}/README.md`;
  if (!existsSync(join(root, path))) throw new Error(`${path} is missing: each workflow has a page`);
  const [, head, page] = /^---\n([^]*?)\n---\n([^]*)$/.exec(readFileSync(join(root, path), 'utf8')) ?? [];
  if (head === undefined || page === undefined) throw new Error(`${path} does not begin with front matter`);
  const document = parseDocument(head);
  const { data, error } = frontMatterSchema.safeParse(document.toJS());
  if (data && document.errors.length === 0) return { name, page, ...data };
  const issues = [
    ...document.errors.map(({ message }) => message),
    ...(error?.issues ?? []).map((issue) => `${issue.path.join('.')} ${issue.message}`),
  ];
  throw new Error(`The front matter of ${path} is not valid: ${issues.join('; ')}`);
}
