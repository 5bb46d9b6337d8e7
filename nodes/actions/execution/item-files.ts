import { createHash } from 'node:crypto';
import type { MediaLimit } from '../../../core/src/catalogue';
import type { IExecuteFunctions } from 'n8n-workflow';
import type { ReadContext } from '../fields/field';
import { fileIssue } from './file-issue';

/** A file of an item that its input refers to by URL. */
export interface ItemFile {
  readonly index: number;
  /** The name of the item's binary field. */
  readonly field: string;
  /** The URL in the item's input until the file is uploaded. */
  readonly placeholderUrl: string;
  /** Equal for files with the same content, name and type. */
  readonly digest: string;
}

/** Collects the files that one item refers to while its input is built, and then checks them. */
export interface ItemFileCollector {
  readonly upload: ReadContext['upload'];
  /** Reads the collected files, one at a time, and reports those that the channels would refuse. */
  check(): Promise<readonly ItemFile[]>;
}

interface RequestedFile {
  readonly field: string;
  readonly label: string;
  readonly limits: readonly MediaLimit[];
}

export function itemFileCollector(
  context: IExecuteFunctions,
  index: number,
  report: (label: string, message: string, advice: string) => void,
): ItemFileCollector {
  const requested: RequestedFile[] = [];
  const binary = context.getInputData()[index]?.binary ?? {};
  return {
    upload(field, limits, label) {
      if (typeof field !== 'string') {
        report(label, 'is not the name of a binary field', 'Write its name, such as data, not its content.');
        return undefined;
      }
      if (!Object.hasOwn(binary, field)) {
        report(label, `is "${field}", and the item has no file there`, 'Name a field that holds a file.');
        return undefined;
      }
      requested.push({ field, label, limits });
      return placeholderUrlOf(field);
    },
    async check() {
      const files: ItemFile[] = [];
      for (const { field, label, limits } of requested) {
        const { fileName = field, mimeType = '' } = binary[field] ?? {};
        const content = await context.helpers.getBinaryDataBuffer(index, field);
        const issue = fileIssue({ name: fileName, type: mimeType, bytes: content.length }, limits);
        if (issue) report(label, issue.message, issue.advice);
        const digest = createHash('sha256')
          .update(JSON.stringify([fileName, mimeType]))
          .update(content)
          .digest('base64');
        files.push({ index, field, placeholderUrl: placeholderUrlOf(field), digest });
      }
      return files;
    },
  };
}

const placeholderUrlOf = (field: string): string => `https://upload.invalid/${encodeURIComponent(field)}`;
