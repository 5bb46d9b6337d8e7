import type { ContentChannel } from './content-types';

/** A file format, by its media types and by the extensions of its file names. */
export interface MediaFormat {
  /** The name that people know, such as JPEG. */
  readonly title: string;
  /** The media types of its files, such as `image/jpeg`. */
  readonly types: readonly string[];
  /** The extensions of its file names, without a dot. */
  readonly extensions: readonly string[];
}

const format = (title: string, types: string, extensions = title.toLowerCase()): MediaFormat => ({
  title,
  types: types.split(' '),
  extensions: extensions.split(' '),
});

const office = 'application/vnd.openxmlformats-officedocument';
const jpeg = format('JPEG', 'image/jpeg image/jpg', 'jpg jpeg');
const png = format('PNG', 'image/png');
const gif = format('GIF', 'image/gif');
const mp4 = format('MP4', 'video/mp4');
const threeGp = format('3GP', 'video/3gpp', '3gp 3gpp');
const aac = format('AAC', 'audio/aac audio/x-aac audio/aacp');
const mp3 = format('MP3', 'audio/mpeg audio/mp3');
const ogg = format('OGG', 'audio/ogg application/ogg', 'ogg oga');
const pdf = format('PDF', 'application/pdf');

/** The kinds of media of messages. `gif` is the animated header of a template. WhatsApp takes it as a video file. */
export type MediaKind = 'image' | 'video' | 'audio' | 'file' | 'gif';

/** What a channel takes as one kind of media. */
export interface MediaLimit {
  /** The channel that takes the media. */
  readonly channel: ContentChannel;
  /** Without formats, the channel takes files of any format. */
  readonly formats?: readonly MediaFormat[];
  /** The maximum size of a file, in megabytes. */
  readonly maxMegabytes: number;
}

/** 8x8 takes no larger upload, whatever the channel. */
const maxUpload = 100;

/**
 * Which files the channels take. A channel that is missing has no documented limits.
 *
 * @see https://developer.8x8.com/connect/docs/supported-chat-apps-content-type
 */
export const mediaLimits: Readonly<Record<MediaKind, readonly MediaLimit[]>> = {
  image: [
    { channel: 'WhatsApp', formats: [jpeg, png], maxMegabytes: 5 },
    { channel: 'RCS', formats: [jpeg, png, gif], maxMegabytes: maxUpload },
    { channel: 'Viber', formats: [jpeg, png, gif], maxMegabytes: 1 },
  ],
  gif: [{ channel: 'WhatsApp', formats: [mp4, threeGp], maxMegabytes: 4 }],
  video: [
    { channel: 'WhatsApp', formats: [mp4, threeGp], maxMegabytes: 16 },
    {
      channel: 'RCS',
      formats: [
        mp4,
        format('H263', 'video/h263', 'h263 263'),
        format('M4V', 'video/x-m4v video/m4v'),
        format('MPEG', 'video/mpeg', 'mpeg mpg'),
        format('WebM', 'video/webm'),
      ],
      maxMegabytes: maxUpload,
    },
    { channel: 'Viber', formats: [mp4, threeGp], maxMegabytes: maxUpload },
  ],
  audio: [
    {
      channel: 'WhatsApp',
      formats: [
        aac,
        mp3,
        ogg,
        format('M4A', 'audio/mp4 audio/x-m4a audio/m4a', 'm4a'),
        format('AMR', 'audio/amr'),
        format('Opus', 'audio/opus'),
      ],
      maxMegabytes: 16,
    },
    {
      channel: 'RCS',
      formats: [
        aac,
        mp3,
        ogg,
        format('MP4', 'audio/mp4 video/mp4', 'mp4 m4a'),
        format('3GP', 'audio/3gpp video/3gpp', '3gp'),
      ],
      maxMegabytes: maxUpload,
    },
  ],
  file: [
    {
      channel: 'WhatsApp',
      formats: [
        pdf,
        format('DOC', 'application/msword'),
        format('DOCX', `${office}.wordprocessingml.document`),
        format('XLS', 'application/vnd.ms-excel'),
        format('XLSX', `${office}.spreadsheetml.sheet`),
        format('PPT', 'application/vnd.ms-powerpoint'),
        format('PPTX', `${office}.presentationml.presentation`),
        format('TXT', 'text/plain'),
      ],
      maxMegabytes: maxUpload,
    },
    { channel: 'RCS', formats: [pdf], maxMegabytes: maxUpload },
    { channel: 'Viber', maxMegabytes: maxUpload },
  ],
};
