/** The types that generated files use from elsewhere. */
const importedFrom = {
  Call: '../transport/call',
  CallById: '../transport/call-by-id',
  CallOptions: '../transport/settings',
  ExportCall: '../transport/export-call',
  FileInput: '../schema/value-types',
  FileOutput: '../schema/value-types',
  JobCall: '../transport/job-call',
  Open: '../schema/value-types',
  PagedCall: '../transport/paged-call',
  SendAll: '../bulk/send-all',
  SendAllWithTemplate: '../bulk/send-all',
};

/** Adds to each file the imports of what it uses, and a file that exports all. */
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
