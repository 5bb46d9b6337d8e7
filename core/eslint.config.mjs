import { defineConfig, globalIgnores } from 'eslint/config';

import { noDefaultExports, typescript } from '../scripts/eslint-rules.mjs';

const message = 'The core is given its I/O, time and randomness. Only core/src/node takes them.';

/** Outside core/src/node, the core works in every runtime and can be tested without a clock. */
const noOwnIo = {
  files: ['src/**/*.ts'],
  ignores: ['src/node/**'],
  rules: {
    'no-restricted-globals': [
      'error',
      ...[
        ...['process', 'Buffer', 'global', 'globalThis', 'console', 'require', 'module'],
        ...['__dirname', '__filename', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'],
        ...['setImmediate', 'clearImmediate', 'fetch', 'XMLHttpRequest', 'WebSocket', 'performance'],
        ...['navigator', 'eval', 'Function'],
      ].map((name) => ({ name, message })),
    ],
    'no-restricted-properties': [
      'error',
      { object: 'Math', property: 'random', message },
      { object: 'Date', property: 'now', message },
      { object: 'AbortSignal', property: 'timeout', message },
    ],
    'no-restricted-syntax': [
      'error',
      { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message },
      // Projects without @types/node could not compile declarations with these types.
      { selector: "TSTypeReference > Identifier[name='Buffer']", message },
      { selector: "TSQualifiedName > Identifier[name='NodeJS']", message },
    ],
  },
};

export default defineConfig(globalIgnores(['dist']), typescript, noDefaultExports, noOwnIo);
