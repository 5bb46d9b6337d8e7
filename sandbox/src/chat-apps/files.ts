import { extname } from 'node:path';

import type { OperationOutput } from 'cpaas-8x8';

import type { SandboxContext } from '../engine/context';
import { nextToken, nextUuid } from '../engine/ids';
import type { SandboxState } from '../engine/state';
import { badRequest, notFound, ApiError } from '../server/api-error';
import type { HttpResponse } from '../server/http-response';
import { type Handlers, respondWith, type OperationResponse } from '../server/operations/api-call';

export interface StoredFile {
  readonly fileName: string;
  readonly token: string;
  /** The media type as uploaded. */
  readonly type: string;
  /** The content. */
  readonly base64: string;
}

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
    const extension = /^\.[a-z0-9]{1,10}$/.exec(extname(name).toLowerCase())?.[0] ?? '';
    const fileName = `${nextUuid(state, 'file').replaceAll('-', '')}${extension}`;
    const token = nextToken(state, 'file');
    const type = toSafeMediaType(mediaType);
    state.business.files.push({ fileName, token, type, base64: content.toString('base64') });
    return respondWith(201, { fileName, token }, { location: `/files/${fileName}?token=${token}` });
  },
  'chatApps.downloadFile': ({ context, input }): OperationResponse<undefined> => {
    const file = findStoredFile(context.state, input.filename, input.token);
    if (!file) throw notFound('The file does not exist, or its token is wrong');
    return respondWith(302, undefined, { location: createFileUrl(context, file) });
  },
} satisfies Partial<Handlers>;

/** The value becomes a header, so it must be a valid one. */
function toSafeMediaType(mediaType: string | undefined): string {
  return mediaType !== undefined && /^[\w.+-]+\/[\w.+-]+(; ?[\w-]+=[\w.-]+)*$/.test(mediaType)
    ? mediaType
    : 'application/octet-stream';
}

/** Where file contents are served. The API only redirects here. */
const storagePath = '/chatapps/storage';

/** The token in the URL gives access to the file. */
function findStoredFile(
  { business }: SandboxState,
  fileName: string,
  token: string | null,
): StoredFile | undefined {
  return business.files.find((file) => file.fileName === fileName && file.token === token);
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
      body: Buffer.from(file.base64, 'base64'),
    }
  );
}
