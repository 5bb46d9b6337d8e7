import { join } from 'node:path';

/**
 * The folder of the sandbox's web page. This file must stay in the root folder: `page` is beside it in `src`, and
 * beside the bundle in `dist`.
 */
export const pageFolder = join(__dirname, '../dist/page');
