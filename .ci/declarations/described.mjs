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

/** What the sources describe, as their types have it: the catalogue, and the events of webhooks. */
export async function readDescribed(esbuild) {
  const bundle = await esbuild.build({
    absWorkingDir: root,
    stdin: {
      contents: [
        `export { catalogue, entriesOf } from './core/src/catalogue';`,
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
    tsconfigRaw: { compilerOptions: { strict: true, target: 'ES2023' } },
    write: false,
  });
  const { catalogue, entriesOf, webhookEvents } = runBundle(bundle);
  return { catalogue, entries: entriesOf(catalogue), webhookEvents };
}
