import { ask } from '../../dialogs/dialog';
import { control } from '../../state/control-client';

const kinds = { image: 'Picture', video: 'Video', audio: 'Audio', file: 'Document' };

/** Asks for a file or its address, and sends it as the customer. */
export async function askForFile(from: string, channel: string): Promise<void> {
  let file: File | undefined;
  await ask(
    'Send a file',
    <>
      <label>
        File of this device
        <input type="file" name="file" onChange={({ currentTarget }) => (file = currentTarget.files?.[0])} />
      </label>
      <label>
        Or its URL
        <input type="url" name="url" placeholder="https://example.com/picture.jpg" />
      </label>
      <label>
        Sent as
        <select name="kind">
          <option value="">What it is</option>
          {Object.entries(kinds).map(([value, title]) => (
            <option key={value} value={value}>
              {title}
            </option>
          ))}
        </select>
      </label>
    </>,
    'Send',
    async ({ url = '', kind = '' }) => {
      if (file === undefined && url === '') throw new Error('Choose a file, or enter its URL.');
      const address = file === undefined ? url : await upload(file);
      const type = kind || kindOf(file?.type ?? typeOfName(url));
      await control('POST', '/inbound/chat', { from, channel, media: { type, url: address } });
    },
  );
}

async function upload(file: File): Promise<string> {
  const bytes = await readAsBase64(file);
  const body = { name: file.name, content: bytes, ...(file.type === '' ? {} : { type: file.type }) };
  const { url } = await control<{ url: string }>('POST', '/files', body);
  return url;
}

/** A data URL has the bytes after its comma. */
function readAsBase64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () =>
      resolve(typeof reader.result === 'string' ? (reader.result.split(',')[1] ?? '') : '');
    reader.onerror = () => reject(new Error(`${file.name} cannot be read.`));
    reader.readAsDataURL(file);
  });
}

function kindOf(mediaType: string): string {
  const [kind = ''] = mediaType.split('/');
  return kind in kinds ? kind : 'file';
}

function typeOfName(url: string): string {
  const [, extension = ''] = /\.(\w+)(?:[?#].*)?$/.exec(url) ?? [];
  if (/^(jpe?g|png|gif|webp)$/i.test(extension)) return 'image/*';
  if (/^(mp4|3gp|mov|webm)$/i.test(extension)) return 'video/*';
  return /^(mp3|m4a|ogg|aac|amr|wav)$/i.test(extension) ? 'audio/*' : '';
}
