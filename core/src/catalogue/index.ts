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

/** What the catalogue is made of. Spelled out, since the compiler cannot write down a type of that length. */
export type Apis = Readonly<{
  sms: typeof sms;
  chatApps: typeof chatApps;
  contacts: typeof contacts;
  numberLookup: typeof numberLookup;
  verification: typeof verification;
  voice: typeof voice;
  automation: typeof automation;
  videoInteraction: typeof videoInteraction;
  webhookConfig: typeof webhookConfig;
}>;

/** Every operation of 8x8 that this package knows. */
export const catalogue: Apis = {
  sms,
  chatApps,
  contacts,
  numberLookup,
  verification,
  voice,
  automation,
  videoInteraction,
  webhookConfig,
} satisfies Catalogue;

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
