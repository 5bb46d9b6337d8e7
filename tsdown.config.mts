import { defineConfig, type UserConfig } from 'tsdown';

/** CommonJS and ES modules, with declarations and source maps. Each package's `build` script runs its own entry. */
const library = (folder: string, options: UserConfig): UserConfig => ({
  cwd: folder,
  format: ['esm', 'cjs'],
  dts: true,
  sourcemap: true,
  // A package that is imported and not declared would be bundled: that fails.
  deps: { onlyBundle: [] },
  // `require` in place of `import()` in CommonJS: Jest runs no `import()` without a flag of Node.
  outputOptions: { dynamicImportInCjs: false },
  report: false,
  checks: { legacyCjs: false, pluginTimings: false },
  ...options,
});

export default defineConfig([
  library('core', {
    entry: ['src/index.ts', 'src/pure.ts'],
    deps: { onlyBundle: ['papaparse'] },
    // The browser build of papaparse imports no Node modules.
    inputOptions: { resolve: { mainFields: ['browser', 'module', 'main'] } },
    copy: { from: '../node_modules/papaparse/LICENSE', to: 'dist/licenses', rename: 'papaparse.txt' },
  }),
  library('smpp', { entry: 'src/index.ts' }),
  library('sandbox', {
    entry: ['src/index.ts', 'src/cli.ts'],
    copy: [
      { from: 'src/contacts/batches/spreadsheet-worker.mjs', to: 'dist' },
      { from: 'src/media/*', to: 'dist/media' },
      { from: 'src/control-api.json', to: 'dist' },
    ],
    // __dirname, which ES modules do not have.
    shims: true,
  }),
  library('nestjs-module', { entry: 'src/{,bullmq/,dto/,health/,redis/,smpp/,testing/}index.ts' }),
]);
