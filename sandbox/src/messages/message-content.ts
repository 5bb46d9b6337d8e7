import type { JsonObject } from '../engine/json';

/** Something that a customer can do with a message: tap a button, choose a row, open a link. */
export interface MessageAction {
  readonly kind:
    | 'button'
    | 'row'
    | 'quickReply'
    | 'suggestion'
    | 'link'
    | 'flow'
    | 'callPermission'
    | 'location'
    | 'copyCode'
    | 'phone'
    | 'voiceCall'
    | 'contactInfo';
  /** The value that the webhook returns. For a link: its URL. For a Flow: its ID. For a code: the code. */
  readonly id: string;
  readonly title: string;
  readonly description?: string;
  /** The position of the card that has the action, from 0. Absent: the message itself has it. */
  readonly card?: number;
  /** What the phone opens at a tap, besides the reply: a web address, `tel:` or `geo:`. */
  readonly opens?: string;
}

/** The part above the text of a template message: a text, a file, or a place. */
export interface FilledHeader {
  readonly type: 'text' | 'image' | 'gif' | 'video' | 'document' | 'location';
  readonly text?: string;
  /** The address of the file. */
  readonly url?: string;
  readonly location?: JsonObject;
}

/** What a template message shows besides its text and its buttons, with the values of the sender. */
export interface FilledTemplate {
  readonly header?: FilledHeader;
  readonly footer?: string;
  /** The cards of a carousel. */
  readonly cards?: readonly { readonly header?: FilledHeader; readonly body: string }[];
}
