import { useState } from 'preact/hooks';

import { Icon, type IconName } from '../icon';
import { fileNameOf, hostOf, isWebAddress, loadableAddress } from './file-address';

export type MediaKind = 'image' | 'gif' | 'video' | 'audio' | 'document';

const titles: Readonly<Record<MediaKind, string>> = {
  image: 'Picture',
  gif: 'GIF',
  video: 'Video',
  audio: 'Audio',
  document: 'Document',
};

const icons: Readonly<Record<MediaKind, IconName>> = {
  image: 'image',
  gif: 'play',
  video: 'play',
  audio: 'sound',
  document: 'file',
};

interface MediaProperties {
  readonly kind: MediaKind;
  readonly url: string;
  /** The name of a document, if the sender gave one. */
  readonly name?: string | undefined;
  /** In seconds. */
  readonly duration?: number | undefined;
  /** The height of the media of a card. */
  readonly height?: string | undefined;
}

/**
 * A file as a phone shows it. Files of this sandbox are shown and played. Files of other hosts are named, with a link,
 * because the page loads nothing from other hosts.
 */
export function Media({ kind, url, name, duration, height }: MediaProperties) {
  const [isBroken, setBroken] = useState(false);
  const address = isBroken ? undefined : loadableAddress(url);
  const shown = name ?? fileNameOf(url);
  const onError = (): void => setBroken(true);
  if (kind === 'document') return <FileLine kind={kind} url={url} name={shown} />;
  if (address === undefined)
    return kind === 'audio' ? (
      <FileLine kind={kind} url={url} name={shown} duration={duration} />
    ) : (
      <StandIn kind={kind} url={url} name={shown} duration={duration} height={height} />
    );
  if (kind === 'image') return <img class="media" src={address} alt={shown} onError={onError} />;
  if (kind === 'audio')
    return <audio class="media" src={address} controls aria-label={shown} onError={onError} />;
  return <video class="media" src={address} controls aria-label={shown} onError={onError} />;
}

/** A box in place of a picture or a video. */
function StandIn({ kind, url, name, duration, height = '' }: MediaProperties) {
  return (
    <div class={`media stand-in ${height}`}>
      <Icon name={icons[kind]} />
      <span class="file-name">{name}</span>
      <small>
        {titles[kind]}
        {formatDuration(duration)}
      </small>
      <OpenLink url={url} />
    </div>
  );
}

function FileLine({ kind, url, name, duration }: MediaProperties) {
  const address = loadableAddress(url);
  const [, extension] = /\.([a-z0-9]{1,5})$/i.exec(name ?? '') ?? [];
  return (
    <div class="file-line">
      <Icon name={icons[kind]} />
      <span class="file-name">{name}</span>
      <small>
        {extension?.toUpperCase() ?? titles[kind]}
        {formatDuration(duration)}
      </small>
      {address === undefined ? (
        <OpenLink url={url} />
      ) : (
        <a class="link" href={address} download={name}>
          Download
        </a>
      )}
    </div>
  );
}

function formatDuration(seconds: number | undefined): string {
  if (seconds === undefined) return '';
  return ` · ${Math.floor(seconds / 60)}:${String(Math.round(seconds % 60)).padStart(2, '0')}`;
}

function OpenLink({ url }: { readonly url: string }) {
  if (!isWebAddress(url)) return <small>{url}</small>;
  return (
    <a class="link" href={url} target="_blank" rel="noreferrer" title={url}>
      Open at {hostOf(url)}
    </a>
  );
}
