/**
 * Runs a bundle, CommonJS that esbuild did not write to a file, and answers what it exports.
 *
 * @param require for what the bundle left out.
 */
export function runBundle({ outputFiles: [{ text }] }, require) {
  const module = { exports: {} };
  new Function('module', 'exports', 'require', text)(module, module.exports, require);
  return module.exports;
}

/** Runs a module of the core and answers what it exports: it is pure. */
export function exportsOf(esbuild, file) {
  return runBundle(
    esbuild.buildSync({
      entryPoints: [file],
      bundle: true,
      format: 'cjs',
      platform: 'node',
      write: false,
      logLevel: 'silent',
    }),
  );
}
