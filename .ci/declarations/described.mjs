import { tsconfigRaw } from '../compiler-options.mjs';
import { runBundle } from '../run-bundle.mjs';
import { root } from '../workspace.mjs';

/** Steps of workflows loosen their schemas while they run, and keep their types: these are what is declared. */
const asTyped = {
  name: 'as-typed',
  setup(build) {
    build.onLoad({ filter: /catalogue[\\/]automation[\\/]expressible\.ts$/ }, () => ({
      contents: 'export const expressible = (schema) => schema;\n',
    }));
  },
};

/** What the sources describe, as their types have it: the catalogue, the events of webhooks, and where 8x8 tells of them. */
export async function readDescribed(esbuild) {
  const bundle = await esbuild.build({
    absWorkingDir: root,
    stdin: {
      contents: [
        `export { catalogue, entriesOf } from './core/src/catalogue';`,
        `export { guidePage, referencePage } from './core/src/catalogue/entries';`,
        `export { webhookEvents } from './core/src/webhooks/events';`,
      ].join('\n'),
      resolveDir: root,
    },
    bundle: true,
    format: 'cjs',
    logLevel: 'warning',
    platform: 'node',
    plugins: [asTyped],
    target: 'node20',
    tsconfigRaw,
    write: false,
  });
  const { catalogue, entriesOf, guidePage, referencePage, webhookEvents } = runBundle(bundle);
  const entries = entriesOf(catalogue).map((entry) => ({ ...entry, pageOf: referencePage }));
  return { catalogue, entries, webhookEvents, guidePage };
}
