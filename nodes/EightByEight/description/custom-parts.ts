import type { CatalogueEntry } from '../../../core/src/catalogue';
import type { OperationId } from '../../../core/src/generated';
import type { ObjectSchema } from '../../../core/src/schema';
import { contentPart } from '../composer/content-part';
import { recipientPart } from '../composer/recipient-part';
import { replyToPart } from '../composer/reply-to-part';
import type { FacePart } from './operation-ui.types';

type MakePart = (input: ObjectSchema) => FacePart;

/** Operations of which some part is made by hand, because its raw fields would be hard to fill in. */
const byHand: Readonly<Record<string, readonly MakePart[]>> = {
  'chatApps.send': [recipientPart, contentPart, replyToPart],
  'chatApps.sendLineNotification': [recipientPart],
} satisfies Partial<Record<OperationId, unknown>>;

export function partsOf({ id, operation }: CatalogueEntry): readonly FacePart[] {
  return (byHand[id] ?? []).map((make) => make(operation.input));
}
