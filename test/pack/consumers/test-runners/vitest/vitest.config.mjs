import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['*.spec.{ts,mjs}'],
    setupFiles: ['nothing-open.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 3,
  },
});
