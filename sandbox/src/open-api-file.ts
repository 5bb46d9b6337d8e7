import { join } from 'node:path';

/**
 * The description of the control API. This file must stay in the root folder: the document is beside it in `src`, and
 * beside the bundle in `dist`.
 */
export const openApiFile = join(__dirname, 'control-api.json');
