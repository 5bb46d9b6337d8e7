import { defineConfig } from 'vite';

/**
 * The page, and the page of a guest in a video room, in `dist/page`: HTML, scripts, style sheets, and stand-ins for sound
 * and video. It is built after `tsdown`, which empties `dist`. The names have no hash, because the server knows them.
 */
export default defineConfig({
  root: `${import.meta.dirname}/src/page`,
  base: '/_page/',
  publicDir: false,
  logLevel: 'warn',
  build: {
    outDir: `${import.meta.dirname}/dist/page`,
    emptyOutDir: true,
    target: 'es2023',
    modulePreload: { polyfill: false },
    license: { fileName: 'licenses.md' },
    rolldownOptions: {
      input: {
        page: `${import.meta.dirname}/src/page/index.html`,
        room: `${import.meta.dirname}/src/page/room.html`,
      },
      output: {
        entryFileNames: '[name].js',
        codeSplitting: { groups: [{ name: 'shared', minShareCount: 2 }] },
        chunkFileNames: '[name].js',
        assetFileNames: '[name].[ext]',
      },
    },
  },
});
