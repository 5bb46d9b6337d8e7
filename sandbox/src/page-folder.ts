import { join } from 'node:path';

/** Where the files of the page are. Here, since `dist` has them beside its bundle as `src` has them beside this file. */
export const pageFolder = join(__dirname, 'page');
