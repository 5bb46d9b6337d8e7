import type { Schema } from '../../../validation/json-schema';
import { interactive } from './interactive';
import { location } from './location';
import { audio, button, image, video } from './media';
import { carousel, richCard } from './rich-cards';
import { template } from './template-content';

/** A channel that can deliver content, as `channels` of a message names it. */
export type ContentChannel =
  | 'WhatsApp'
  | 'RCS'
  | 'Viber'
  | 'Line'
  | 'ZaloNotification'
  | 'LineNotification'
  | 'SMS';

/**
 * A type of message content, described once. The input of the send operations, its checks and its types, the list of
 * the n8n node's Send Message, and the sandbox's channels all follow from this entry.
 */
export interface ContentType {
  /** In Title Case, for lists. */
  readonly title: string;
  /** What a message of this type consists of: a phrase without a full stop. */
  readonly summary: string;
  /** The field of `content` that a message of this type must have. */
  readonly requires: string;
  /** The fields of `content` that belong to this type. `text` and `url` are shared: see `content.ts`. */
  readonly fields?: Readonly<Record<string, Schema>>;
  /**
   * The channels that deliver it.
   *
   * @see https://developer.8x8.com/connect/docs/list-of-supported-chatapps-channels
   */
  readonly channels: readonly ContentChannel[];
}

/** Every type of content, by the value of a message's `type`. */
export const contentTypes: Readonly<Record<string, ContentType>> = {
  text: {
    title: 'Text',
    summary: 'A text, on any channel',
    requires: 'text',
    channels: ['WhatsApp', 'RCS', 'Viber', 'Line', 'ZaloNotification', 'LineNotification', 'SMS'],
  },
  image: {
    title: 'Image',
    summary: 'A picture, with a caption',
    requires: 'url',
    fields: { image },
    channels: ['WhatsApp', 'RCS', 'Viber', 'Line', 'ZaloNotification'],
  },
  video: {
    title: 'Video',
    summary: 'A video, with a caption',
    requires: 'url',
    fields: { video },
    channels: ['WhatsApp', 'RCS', 'Viber', 'Line'],
  },
  audio: {
    title: 'Audio',
    summary: 'A sound',
    requires: 'url',
    fields: { audio },
    channels: ['WhatsApp', 'RCS', 'Line'],
  },
  file: {
    title: 'File',
    summary: 'A document, with a caption',
    requires: 'url',
    channels: ['WhatsApp', 'RCS', 'Viber'],
  },
  location: {
    title: 'Location',
    summary: 'A place on a map',
    requires: 'location',
    fields: { location },
    channels: ['WhatsApp', 'RCS', 'Line'],
  },
  template: {
    title: 'Template',
    summary: 'A template that WhatsApp, Viber or Zalo has approved, with values for its variables',
    requires: 'template',
    fields: { template },
    channels: ['WhatsApp', 'Viber', 'ZaloNotification', 'LineNotification'],
  },
  interactive: {
    title: 'Interactive',
    summary: 'A text with buttons, a list, a link or a Flow, on WhatsApp',
    requires: 'interactive',
    fields: { interactive },
    channels: ['WhatsApp'],
  },
  // 8x8's OpenAPI file gives cards and carousels to RCS; its table of supported channels does not list them.
  carousel: {
    title: 'Carousel',
    summary: 'Two to ten cards side by side, on RCS',
    requires: 'carousel',
    fields: { carousel },
    channels: ['RCS'],
  },
  richCard: {
    title: 'Rich Card',
    summary: 'A picture or video with headline, text and suggestions, on RCS',
    requires: 'richCard',
    fields: { richCard },
    channels: ['RCS'],
  },
  buttons: {
    title: 'Viber Button',
    summary: 'A text with one button that opens a link, on Viber',
    requires: 'button',
    fields: { button },
    // The column "Button" of 8x8's table counts buttons of templates and interactive messages too. The type `buttons` is
    // in the documents of Viber only.
    channels: ['Viber'],
  },
};
