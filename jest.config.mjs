import { findChromium } from './scripts/system-packages.mjs';

// The tests run in workers, which inherit the environment.
process.env.CHROMIUM_PATH ??= findChromium() ?? '';

/** Jest runs TypeScript through swc; types are checked by `tsc`. */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  testSequencer: '<rootDir>/test/sequencer.cjs',
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          target: 'es2023',
        },
        module: { type: 'commonjs' },
      },
    ],
  },
  moduleNameMapper: {
    '^cpaas-8x8$': '<rootDir>/core/src/index.ts',
    '^cpaas-8x8/pure$': '<rootDir>/core/src/pure.ts',
    '^smpp-8x8$': '<rootDir>/smpp/src/index.ts',
    '^8x8-sandbox$': '<rootDir>/sandbox/src/index.ts',
    '^nestjs-8x8$': '<rootDir>/nestjs-module/src/index.ts',
    '^nestjs-8x8/(bullmq|dto|health|redis|smpp|testing)$': '<rootDir>/nestjs-module/src/$1/index.ts',
  },
  // Real waits between real tries take seconds on a busy machine; no test asserts a time.
  testTimeout: 30_000,
  // A worker that loads n8n's engine holds half a gigabyte, and more with each test file: past this it is replaced.
  maxWorkers: 2,
  workerIdleMemoryLimit: '1200MB',
  // On a busy machine, a worker of that size needs longer than half a second to exit. One that leaks does not exit at all.
  workerGracefulExitTimeout: 10_000,
  modulePathIgnorePatterns: ['/dist/', '/examples/demo/n8n/', '/test/e2e/n8n-1/'],
};
