import type { MediaLimit } from '../../../core/src/catalogue';

interface FileFacts {
  readonly name: string;
  /** The media type, as n8n has it. */
  readonly type: string;
  readonly bytes: number;
}

const megabyte = 1024 * 1024;

/** The text of an issue with a file, without the name of the field. */
export interface FileIssue {
  readonly message: string;
  readonly advice: string;
}

/** Says why none of the channels takes a file. Returns `undefined` if one does, or if there are no limits. */
export function fileIssue(file: FileFacts, limits: readonly MediaLimit[]): FileIssue | undefined {
  if (file.bytes === 0) return { message: 'holds an empty file', advice: 'Check the node that makes it.' };
  const ofFormat = limits.filter((limit) => hasFormat(file, limit));
  const tooLarge = ofFormat.every(({ maxMegabytes }) => file.bytes > maxMegabytes * megabyte);
  if (limits.length === 0 || !tooLarge) return undefined;
  const size = `${(file.bytes / megabyte).toFixed(1)} MB`;
  return {
    message: ofFormat.length
      ? `holds a file of ${size}, which is too large`
      : `holds a file of the type ${file.type || 'unknown'}, which cannot be sent here`,
    advice: `${limits.map(describeLimit).join('; ')}.`,
  };
}

/** Whether a file has a format of the channel. The extension decides where n8n does not know the type. */
function hasFormat({ name, type }: FileFacts, { formats }: MediaLimit): boolean {
  if (!formats) return true;
  const [mediaType = ''] = type.toLowerCase().split(';');
  const known = mediaType.trim() !== '' && mediaType.trim() !== 'application/octet-stream';
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  return formats.some(({ types, extensions }) =>
    known ? types.includes(mediaType.trim()) : extensions.includes(extension),
  );
}

/** "WhatsApp takes JPEG and PNG up to 5 MB". */
function describeLimit({ channel, formats, maxMegabytes }: MediaLimit): string {
  const titles = (formats ?? []).map(({ title }) => title);
  const last = titles.at(-1) ?? 'any file';
  const listed = titles.length > 1 ? `${titles.slice(0, -1).join(', ')} and ${last}` : last;
  return `${channel} takes ${listed} up to ${maxMegabytes} MB`;
}
