import type { IncomingMessage } from 'node:http';

import Busboy from '@fastify/busboy';

import { badRequest, ApiError } from './api-error';

/** Enough for a file of 100 MB, or a batch of 10,000 messages. */
const maxBytes = 128 * 1024 * 1024;

/**
 * Reads the body of a request.
 *
 * @throws {ApiError} 413 when the body is too large.
 */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) throw new ApiError(413, 7001, `The request is larger than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** A file in a form. */
export interface UploadedFile {
  readonly name: string;
  readonly type: string;
  readonly content: Buffer;
}

/**
 * Parses a JSON body, or the fields and files of a form. Returns `undefined` for an empty body. @throws {ApiError}
 */
export async function parseBody(body: Buffer, contentType = ''): Promise<unknown> {
  if (/^multipart\/form-data\b/i.test(contentType)) return parseForm(body, contentType);
  const text = body.toString('utf8');
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw badRequest(1000, 'The request body is not valid JSON');
  }
}

/**
 * Uses a third-party parser. A parser of our own could have the same mistakes as our client, and tests would not see
 * them.
 */
function parseForm(body: Buffer, contentType: string): Promise<Record<string, unknown>> {
  const invalidForm = badRequest(1000, 'The request body is not a valid form');
  return new Promise((resolve, reject) => {
    const fields: Record<string, unknown> = {};
    try {
      const form = new Busboy({ headers: { 'content-type': contentType } });
      form.on('field', (name, value) => (fields[name] = value));
      form.on('file', (field, stream, name, _encoding, type) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        // A form that ends inside of a file.
        stream.on('error', () => reject(invalidForm));
        stream.on('end', () => {
          fields[field] = { name, type, content: Buffer.concat(chunks) } satisfies UploadedFile;
        });
      });
      form.on('error', () => reject(invalidForm));
      form.on('finish', () => resolve(fields));
      form.end(body);
    } catch {
      reject(invalidForm);
    }
  });
}
