import { automation } from './automation';
import { chatApps } from './chat-apps';
import { contacts } from './contacts';
import type { ApiName } from '../generated/client';
import type { OperationId } from '../generated/operations';
import { numberLookup } from './number-lookup';
import type { Api, Operation } from './operation';
import { sms } from './sms';
import { verification } from './verification';
import { videoInteraction } from './video-interaction';
import { voice } from './voice';
import { webhookConfig } from './webhook-config';

type OperationName<Api extends ApiName, Id = OperationId> = Id extends `${Api}.${infer Name}` ? Name : never;

/** The type of `catalogue`: the APIs and operations of 8x8, by name. */
export type EightByEightCatalogue = {
  readonly [Name in ApiName]: Omit<Api, 'operations'> & {
    readonly operations: Readonly<Record<OperationName<Name>, Operation>>;
  };
};

/** The catalogue: every operation of 8x8 that this package supports. */
export const catalogue: EightByEightCatalogue = {
  sms,
  chatApps,
  contacts,
  numberLookup,
  verification,
  voice,
  automation,
  videoInteraction,
  webhookConfig,
};

export { contentTypeName } from './chat-apps/content/content';
export { contentTypes, type ContentChannel, type ContentType } from './chat-apps/content/content-types';
export {
  mediaLimits,
  type MediaFormat,
  type MediaKind,
  type MediaLimit,
} from './chat-apps/content/media-limits';
export * from './entries';
export type * from './operation';
