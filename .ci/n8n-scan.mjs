import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';
import { ESLint } from 'eslint';
import n8nNodesPlugin from 'eslint-plugin-n8n-nodes-base';
import { parser } from 'typescript-eslint';

/**
 * The configuration with which n8n decides whether a package is verified, as in @n8n/scan-community-package 0.32.
 * Its order and its exceptions are theirs; change it only when theirs changes.
 */
export const scanConfig = [
  n8nCommunityNodesPlugin.configs.recommended,
  { rules: { 'no-console': 'error' } },
  { plugins: { 'n8n-nodes-base': n8nNodesPlugin } },
  { files: ['package.json'], rules: { ...n8nNodesPlugin.configs.community.rules } },
  {
    files: ['**/credentials/**/*.ts'],
    rules: {
      ...n8nNodesPlugin.configs.credentials.rules,
      'n8n-nodes-base/cred-class-field-documentation-url-miscased': 'off',
      'n8n-nodes-base/cred-class-field-type-options-password-missing': 'off',
    },
  },
  {
    files: ['**/nodes/**/*.ts'],
    rules: {
      ...n8nNodesPlugin.configs.nodes.rules,
      'n8n-nodes-base/node-class-description-inputs-wrong-regular-node': 'off',
      'n8n-nodes-base/node-class-description-outputs-wrong': 'off',
      'n8n-nodes-base/node-param-type-options-max-value-present': 'off',
    },
  },
  { files: ['**/*.json', '**/*.ts'], languageOptions: { parser } },
];

/** What the scan reads of the source that provenance points at, and of the tarball that npm serves. */
const LEGS = {
  source: ['package.json', '{nodes,credentials}/**/*.{js,ts,json}'],
  tarball: ['**/*.js', 'package.json'],
  // The tarball before it is packed, in a tree that holds more than it.
  dist: ['dist/**/*.js', 'package.json'],
};

/** Scans a folder as n8n does (no config of its own, no `eslint-disable`) and answers the findings, or nothing. */
export async function scan(folder, leg) {
  const eslint = new ESLint({
    cwd: folder,
    allowInlineConfig: false,
    errorOnUnmatchedPattern: false,
    overrideConfigFile: true,
    // Not theirs: they read a checkout and a tarball, which hold none of this.
    overrideConfig: [
      ...scanConfig,
      { ignores: ['**/node_modules/**', ...(leg === 'source' ? ['dist/**'] : [])] },
    ],
  });
  const results = await eslint.lintFiles(LEGS[leg]);
  const formatter = await eslint.loadFormatter('stylish');
  const text = await formatter.format(results, { cwd: folder, rulesMeta: {} });
  const hasCode = results.some(({ filePath }) => /\.[jt]s$/.test(filePath));
  return {
    files: results.length,
    passed: hasCode && results.every(({ errorCount }) => errorCount === 0),
    text,
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder = '.', leg = 'tarball'] = process.argv.slice(2);
  const { files, passed, text } = await scan(resolve(folder), leg);
  if (text) console.log(text);
  console.log(`n8n's scan of the ${leg}: ${files} files, ${passed ? 'passed' : 'not passed'}`);
  if (!passed) process.exitCode = 1;
}
