import { extname } from 'node:path';
import type { OperationOutput } from 'cpaas-8x8';
import { invalid, notFound, Problem } from '../server/api-error';
import { nextToken, nextUuid } from '../engine/ids';
import { type Handlers, reply, type Reply } from '../server/operations/api-call';
import type { Answer } from '../server/http-response';
import type { WorldState } from '../engine/state';
import type { World } from '../engine/context';

/** A file that was uploaded. */
export interface StoredFile {
  readonly fileName: string;
  readonly token: string;
  /** Media type, as it was handed in. */
  readonly type: string;
  /** What is in it. */
  readonly base64: string;
}

const mostBytes = 100 * 1024 * 1024;

/** Files to be used in messages. */
export const files = {
  'chatApps.uploadFile': ({ world: { state }, input }): Reply<OperationOutput<'chatApps.uploadFile'>> => {
    const { name, content, type: given } = input.file;
    // In a request with a JSON body, the content is a string.
    if (!Buffer.isBuffer(content)) throw invalid(1000, 'file is no file');
    if (content.length > mostBytes) throw new Problem(413, 7001, 'The request is larger than 100 MB');
    const ending = /^\.[a-z0-9]{1,10}$/.exec(extname(name).toLowerCase())?.[0] ?? '';
    const fileName = `${nextUuid(state, 'file').replaceAll('-', '')}${ending}`;
    const token = nextToken(state, 'file');
    const type = mediaType(given);
    state.business.files.push({ fileName, token, type, base64: content.toString('base64') });
    return reply(201, { fileName, token }, { location: `/files/${fileName}?token=${token}` });
  },
  'chatApps.downloadFile': ({ world, input }): Reply<undefined> => {
    const file = storedFile(world.state, input.filename, input.token);
    if (!file) throw notFound('There is no such file, or the token is not the one that belongs to it');
    return reply(302, undefined, { location: storedFileUrl(world, file) });
  },
} satisfies Partial<Handlers>;

/** What stands in a header must be sent as one. */
function mediaType(given: string | undefined): string {
  return given !== undefined && /^[\w.+-]+\/[\w.+-]+(; ?[\w-]+=[\w.-]+)*$/.test(given)
    ? given
    : 'application/octet-stream';
}

/** Where the files themselves lie: the API only leads there. */
const folder = '/chatapps/storage';

/** The file with this name, for whoever has its token. */
function storedFile(
  { business }: WorldState,
  fileName: string,
  token: string | null,
): StoredFile | undefined {
  return business.files.find((file) => file.fileName === fileName && file.token === token);
}

function storedFileUrl({ url }: World, { fileName, token }: StoredFile): string {
  return `${url}${folder}/${fileName}?token=${token}`;
}

/** A file that was uploaded. It is never shown as a page: it would share its address with the control API. */
export function uploadedFile({ state }: World, url: URL): Answer | undefined {
  if (!url.pathname.startsWith(`${folder}/`)) return undefined;
  const name = url.pathname.slice(folder.length + 1);
  const file = storedFile(state, name, url.searchParams.get('token'));
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
