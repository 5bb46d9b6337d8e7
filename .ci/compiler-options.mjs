import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { root } from './workspace.mjs';

const { compilerOptions } = JSON.parse(readFileSync(join(root, 'tsconfig.base.json'), 'utf8'));
const { strict, target, useDefineForClassFields } = compilerOptions;

/** What esbuild must know of how TypeScript is compiled here: else it goes by whichever `tsconfig.json` is nearest. */
export const tsconfigRaw = { compilerOptions: { strict, target, useDefineForClassFields } };
