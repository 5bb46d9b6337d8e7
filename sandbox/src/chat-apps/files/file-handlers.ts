import { extname } from 'node:path';

import type { OperationOutput } from 'cpaas-8x8';

import { storedFile, storedFileUrl } from './serve-file';
import { invalid, notFound, Problem } from '../../server/api-error';
import { nextToken, nextUuid } from '../../engine/ids';
import type { Handlers } from '../../server/api-call';
import { reply, type Reply } from '../../server/reply';

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
