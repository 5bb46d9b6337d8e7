import swc from 'unplugin-swc';
import { defineConfig } from 'vitest/config';

// As Nest's documentation sets up Vitest.
export default defineConfig({
  test: { include: ['*.vitest.ts'], testTimeout: 120_000 },
  plugins: [swc.vite({ module: { type: 'es6' } })],
});
