import { join } from 'node:path';

/**
 * The folder of the stand-ins for sound and video. This file must stay in the root folder: `media` is beside it in `src`,
 * and beside the bundle in `dist`.
 */
export const mediaFolder = join(__dirname, 'media');
