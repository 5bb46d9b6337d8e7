import type { ObjectSchema } from '../../../core/src/schema';
import { byTitle } from '../../shared/titles';
import { callToAction } from './call-to-action';
import { carousel } from './carousel';
import type { ContentKind, MakeKind } from './content-type';
import { list } from './list';
import { location } from './location';
import { audio, file, image, video } from './media';
import { rawJson } from './raw-json';
import { replyButtons } from './reply-buttons';
import { richCard } from './rich-card';
import { template } from './manual-template';
import { accountTemplate } from '../template/account-template';
import { text } from './text';
import { viberButton } from './viber-button';

const all: readonly MakeKind[] = [
  ...[text, image, video, audio, file, location],
  ...[accountTemplate, template, replyButtons, list, callToAction],
  ...[richCard, carousel, viberButton, rawJson],
];

/** Every kind of content that a person can compose, in the order of the alphabet. */
export function contentKinds(content: ObjectSchema): readonly ContentKind[] {
  return all.map((make) => make(content)).sort((a, b) => byTitle(a.name, b.name));
}
