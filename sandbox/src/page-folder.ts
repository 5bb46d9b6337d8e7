import { join } from 'node:path';

/** This file stays in the root folder: `page` is beside it in `src`, and beside the bundle in `dist`. */
export const pageFolder = join(__dirname, 'page');
