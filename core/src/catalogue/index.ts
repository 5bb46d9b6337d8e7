import { automation } from './automation';
import { chatApps } from './chat-apps';
import { contacts } from './contacts';
import { numberLookup } from './number-lookup';
import type { Catalogue } from './operation';
import { sms } from './sms';
import { verification } from './verification';
import { videoInteraction } from './video-interaction';
import { voice } from './voice';
import { webhookConfig } from './webhook-config';

/** Every operation of 8x8 that this package knows. */
export const catalogue = {
  sms,
  chatApps,
  contacts,
  numberLookup,
  verification,
  voice,
  automation,
  videoInteraction,
  webhookConfig,
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
