import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { literalOf } from './literal-of.mjs';
import { exportsOf } from './run-bundle.mjs';
import { root } from './workspace.mjs';

const ENTRY = 'core/src/pure.ts';
const CATALOGUE = 'catalogue.js';

/** What of the core built files use: `import_pure.parseWebhook`. */
function namesUsed(files, output) {
  const names = files.flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    const requires = [...text.matchAll(/^var (\w+) = require\("([^"]*)"\);$/gm)];
    return requires
      .filter(([, , path]) => path.endsWith(output))
      .flatMap(([, local]) => [...text.matchAll(new RegExp(`\\b${local}\\.(\\w+)`, 'g'))])
      .map(([, name]) => name);
  });
  return [...new Set(names)].sort();
}

/** The catalogue is data, and most of the core: what is there more than once is written once, and nothing is indented. */
function catalogueSource(esbuild) {
  const { catalogue } = exportsOf(esbuild, join(root, 'core/src/catalogue/index.ts'));
  const { declared, literal } = literalOf(catalogue, 'shared');
  return `/** Every operation of 8x8, by its API. */\n${declared.join('\n')}\nexports.catalogue = ${literal};\n`;
}

const catalogueBeside = {
  name: 'catalogue-beside',
  setup(build) {
    build.onResolve({ filter: /^\.\/catalogue$/ }, ({ importer }) =>
      importer.endsWith(`/${ENTRY}`) ? { path: `./${CATALOGUE}`, external: true } : undefined,
    );
  },
};

/** Builds what the built `files` use of the core, as `output` in `folder`, and the catalogue beside it. */
export async function buildN8nCore(esbuild, options, { files, folder, output }) {
  await esbuild.build({
    ...options,
    stdin: {
      contents: `export { ${namesUsed(files, output).join(', ')} } from './${ENTRY}';`,
      resolveDir: root,
    },
    outfile: join(folder, output),
    plugins: [catalogueBeside],
  });
  writeFileSync(join(folder, output, '..', CATALOGUE), catalogueSource(esbuild));
}
