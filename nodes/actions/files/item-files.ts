import { createHash } from 'node:crypto';
import type { MediaLimit } from '../../../core/src/catalogue';
import type { IExecuteFunctions } from 'n8n-workflow';
import type { ReadContext } from '../fields/field';
import { missingFileIssue } from '../fields/file';
import { fileIssue } from './file-issue';
import { findBinary, readContent, type FoundBinary } from './input-files';

/** A file of an item that its input refers to by URL. */
export interface ItemFile {
  readonly index: number;
  readonly found: FoundBinary;
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
  readonly found: FoundBinary;
  readonly label: string;
  readonly limits: readonly MediaLimit[];
}

export function itemFileCollector(
  context: IExecuteFunctions,
  index: number,
  report: (label: string, message: string, advice: string) => void,
): ItemFileCollector {
  const requested: RequestedFile[] = [];
  const item = context.getInputData()[index] ?? { json: {} };
  return {
    upload(field, limits, label) {
      const found = findBinary(item, field);
      if (!found) {
        const { message, advice } = missingFileIssue(field);
        report(label, message, advice);
        return undefined;
      }
      requested.push({ found, label, limits });
      return placeholderUrlOf(requested.length);
    },
    async check() {
      const files: ItemFile[] = [];
      for (const [position, { found, label, limits }] of requested.entries()) {
        const { fileName = found.field, mimeType } = found.binary;
        const content = await readContent(context, found.binary);
        const issue = fileIssue({ name: fileName, type: mimeType, bytes: content.length }, limits);
        if (issue) report(label, issue.message, issue.advice);
        const digest = createHash('sha256')
          .update(JSON.stringify([fileName, mimeType]))
          .update(content)
          .digest('base64');
        files.push({ index, found, placeholderUrl: placeholderUrlOf(position + 1), digest });
      }
      return files;
    },
  };
}

const placeholderUrlOf = (position: number): string => `https://upload.invalid/${position}`;
