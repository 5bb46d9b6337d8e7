import { automation } from './automation';
import { chatApps } from './chat-apps';
import type { Catalogue } from './operation';
import { sms } from './sms';
import { webhookConfig } from './webhook-config';

/** Every operation of 8x8 that this package knows. */
export const catalogue = {
  sms,
  chatApps,
  webhookConfig,
  automation,
} as const satisfies Catalogue;

export { consentField } from './consent';
export type * from './operation';
export {
  bodyFields,
  entriesOf,
  entryById,
  fileFields,
  isFile,
  pathFields,
  productsOf,
  type CatalogueEntry,
} from './entries';
