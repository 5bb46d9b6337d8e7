import { extname } from 'node:path';

import type { OperationOutput } from 'cpaas-8x8';

import type { SandboxContext } from '../engine/context';
import { nextToken, nextUuid } from '../engine/ids';
import type { SandboxState } from '../engine/state/state';
import { defineTable } from '../engine/state/table-definition';
import { badRequest, notFound, ApiError } from '../server/api-error';
import type { HttpResponse } from '../server/http-response';
import { createAssertion, type SchemaFor } from '../server/validation/assert-valid';
import { type Handlers, respondWith, type OperationResponse } from '../server/operations/api-call';

export interface StoredFile {
  readonly fileName: string;
  readonly token: string;
  /** The media type as uploaded. */
  readonly type: string;
}

const fileTable = defineTable<StoredFile>({
  name: 'files',
  key: ({ fileName }) => fileName,
  fields: { fileName: 'string', token: 'string', type: 'string' },
});

const contentId = (fileName: string): string => `files/${fileName}`;

const maxBytes = 100 * 1024 * 1024;

/** Uploads and downloads files for messages. */
export const fileHandlers = {
  'chatApps.uploadFile': ({
    context: { state },
    input,
  }): OperationResponse<OperationOutput<'chatApps.uploadFile'>> => {
    const { name, content, type: mediaType } = input.file;
    // In a JSON request the content is a string.
    if (!Buffer.isBuffer(content))
      throw badRequest(1000, 'file is not a file: send the request as multipart/form-data');
    if (content.length > maxBytes) throw new ApiError(413, 7001, 'The request is larger than 100 MB');
    const { fileName, token } = storeFile(state, { name, content, type: mediaType });
    return respondWith(201, { fileName, token }, { location: `/files/${fileName}?token=${token}` });
  },
  'chatApps.downloadFile': ({ context, input }): OperationResponse<undefined> => {
    const file = findStoredFile(context.state, input.filename, input.token);
    if (!file) throw notFound('The file does not exist, or its token is wrong');
    return respondWith(302, undefined, { location: createFileUrl(context, file) });
  },
} satisfies Partial<Handlers>;

function storeFile(
  state: SandboxState,
  {
    name,
    content,
    type,
  }: { readonly name: string; readonly content: Buffer; readonly type?: string | undefined },
): StoredFile {
  const extension = /^\.[a-z0-9]{1,10}$/.exec(extname(name).toLowerCase())?.[0] ?? '';
  const fileName = `${nextUuid(state, 'file').replaceAll('-', '')}${extension}`;
  const file = { fileName, token: nextToken(state, 'file'), type: toSafeMediaType(type) };
  state.table(fileTable).put(file);
  state.blobs.put(contentId(fileName), content);
  return file;
}

/** A file that a customer sends. */
export interface CustomerFile {
  /** The name with its extension. */
  readonly name: string;
  /** The media type, such as `image/jpeg`. Default: `application/octet-stream`. */
  readonly type?: string | undefined;
  /** The bytes in Base64. */
  readonly content: string;
}

export const customerFileSchema: SchemaFor<CustomerFile> = {
  type: 'object',
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 255 },
    type: { type: 'string' },
    content: { type: 'string', minLength: 1 },
  },
  required: ['name', 'content'],
};

const assertValidFile = createAssertion(customerFileSchema);

/** Where a stored file is. */
export interface FileAddress {
  readonly url: string;
}

/**
 * Stores a file that a customer sends, as 8x8 stores it, and returns its address for an inbound message.
 *
 * @throws {Error} when the content is not Base64, or larger than 100 MB.
 */
export function storeCustomerFile(context: SandboxContext, file: CustomerFile): FileAddress {
  assertValidFile(file, context.clock.now());
  const content = Buffer.from(file.content, 'base64');
  if (content.length === 0) throw new Error('content must be Base64');
  if (content.length > maxBytes) throw new Error('content is larger than 100 MB');
  return { url: createFileUrl(context, storeFile(context.state, { ...file, content })) };
}

/** The value becomes a header, so it must be a valid one. */
function toSafeMediaType(mediaType: string | undefined): string {
  return mediaType !== undefined && /^[\w.+-]+\/[\w.+-]+(; ?[\w-]+=[\w.-]+)*$/.test(mediaType)
    ? mediaType
    : 'application/octet-stream';
}

/** Where file contents are served. The API only redirects here. */
const storagePath = '/chatapps/storage';

/** The token in the URL gives access to the file. */
function findStoredFile(state: SandboxState, fileName: string, token: string | null): StoredFile | undefined {
  const file = state.table(fileTable).get(fileName);
  return file?.token === token ? file : undefined;
}

function createFileUrl({ url }: SandboxContext, { fileName, token }: StoredFile): string {
  return `${url}${storagePath}/${fileName}?token=${token}`;
}

/**
 * Serves a stored file as a download. It must not be shown as a page: it would share its origin with the control
 * API.
 */
export function serveStoredFile({ state }: SandboxContext, url: URL): HttpResponse | undefined {
  if (!url.pathname.startsWith(`${storagePath}/`)) return undefined;
  const name = url.pathname.slice(storagePath.length + 1);
  const file = findStoredFile(state, name, url.searchParams.get('token'));
  return (
    file && {
      status: 200,
      headers: {
        'content-type': file.type,
        'content-disposition': `attachment; filename="${file.fileName}"`,
        'x-content-type-options': 'nosniff',
      },
      body: state.blobs.get(contentId(file.fileName)) ?? '',
    }
  );
}
