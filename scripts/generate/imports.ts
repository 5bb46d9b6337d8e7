/** The types that generated files import from other modules. */
const importedFrom = {
  ApiPromise: '../client/api-promise',
  CallById: '../client/call-by-id',
  CallOptions: '../transport/client-options',
  ExportPromise: '../client/export-promise',
  FileInput: '../validation/value-types',
  FileOutput: '../validation/value-types',
  JobPromise: '../client/job-promise',
  Open: '../validation/value-types',
  PagePromise: '../client/page-promise',
  SendAll: '../bulk/send-all',
  SendAllWithTemplate: '../bulk/send-all',
};

/**
 * Adds to each generated file the imports of the types that its code uses, and adds an index file that exports all.
 */
export function withImports(files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const sourceOf = new Map(Object.entries(importedFrom));
  for (const [file, code] of files) {
    for (const [, name = ''] of code.matchAll(/^export \w+ (\w+)/gm)) sourceOf.set(name, `./${file}`);
  }
  const complete = new Map<string, string>();
  for (const [file, code] of files) {
    const words = new Set(code.replace(/\/\*\*[^]*?\*\//g, '').match(/\b[A-Z]\w+/g));
    const imports = [...new Set(sourceOf.values())].sort().map((source) => {
      const names = [...words].filter((name) => sourceOf.get(name) === source).sort();
      const isNeeded = names.length > 0 && source !== `./${file}`;
      return isNeeded ? `import type { ${names.join(', ')} } from '${source}';\n` : '';
    });
    complete.set(file, `${imports.join('')}\n${code}`);
  }
  const exports = [...files.keys()].sort().map((file) => `export type * from './${file}';\n`);
  return complete.set('index', exports.join(''));
}
