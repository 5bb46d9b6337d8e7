import type { Answer } from '../../server/http-response';
import type { WorldState } from '../../engine/state';
import type { World } from '../../engine/context';
import type { StoredFile } from './stored-file';

/** Where the files themselves lie: the API only leads there. */
const folder = '/chatapps/storage';

/** The file with this name, for whoever has its token. */
export function storedFile(
  { business }: WorldState,
  fileName: string,
  token: string | null,
): StoredFile | undefined {
  return business.files.find((file) => file.fileName === fileName && file.token === token);
}

export function storedFileUrl({ url }: World, { fileName, token }: StoredFile): string {
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
