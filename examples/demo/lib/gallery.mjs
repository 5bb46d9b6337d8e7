import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Reads the workflows of the gallery for the demo. It needs no package, because `--list` works in a fresh clone.
 *
 * @typedef {object} GalleryWorkflow
 * @property {string} name
 * @property {string} folder
 * @property {string} summary
 * @property {string[]} with the names of the workflows that take part
 * @property {string[]} services the services that stand-ins play
 * @property {boolean} hasCustomer
 */

/**
 * @param {string} root
 * @returns {GalleryWorkflow[]}
 */
export function listWorkflows(root) {
  const gallery = join(root, 'examples', 'workflows');
  return readdirSync(gallery)
    .sort()
    .map((name) => {
      const folder = join(gallery, name);
      const [, head = ''] =
        /^---\n([^]*?)\n---\n/.exec(readFileSync(join(folder, 'README.md'), 'utf8')) ?? [];
      return {
        name,
        folder,
        summary: textOf(head, 'summary'),
        with: listOf(head, 'with'),
        services: listOf(head, 'services'),
        hasCustomer: existsSync(join(folder, 'customer.json')),
      };
    });
}

/**
 * @param {string} root
 * @param {string} name
 * @throws {Error} which names the nearest workflow
 */
export function findWorkflow(root, name) {
  const all = listWorkflows(root);
  const found = all.find((workflow) => workflow.name === name);
  if (found) return found;
  const [nearest] = all.map((each) => each.name).sort((a, b) => distance(a, name) - distance(b, name));
  throw new Error(
    `There is no workflow ${name}. Did you mean ${nearest}? All are listed by: npm run demo -- --list`,
  );
}

/** @param {GalleryWorkflow} workflow */
export const readWorkflow = ({ folder }) => JSON.parse(readFileSync(join(folder, 'workflow.json'), 'utf8'));

/**
 * @param {string} head
 * @param {string} key
 */
function textOf(head, key) {
  const [, text = ''] = new RegExp(`^${key}: (.*)$`, 'm').exec(head) ?? [];
  return text.replace(/^(["'])(.*)\1$/, '$2');
}

/**
 * @param {string} head
 * @param {string} key
 */
function listOf(head, key) {
  const [, lines = ''] = new RegExp(`^${key}:\\n((?: +- .*(?:\\n|$))*)`, 'm').exec(head) ?? [];
  return [...lines.matchAll(/^ +- (.*)$/gm)].map(([, item = '']) => item.replace(/^(["'])(.*)\1$/, '$2'));
}

/**
 * The number of letters to change, add or remove, without hyphens. A part of a name is as near as the name.
 *
 * @param {string} one
 * @param {string} other
 */
function distance(one, other) {
  const [a = '', b = ''] = [one, other].map((name) => name.replaceAll('-', ''));
  if (a.includes(b) || b.includes(a)) return 0;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = /** @type {number} */ (row[j - 1]) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(
        Math.min(replaced, /** @type {number} */ (row[j]) + 1, /** @type {number} */ (next[j - 1]) + 1),
      );
    }
    row = next;
  }
  return /** @type {number} */ (row[b.length]);
}
