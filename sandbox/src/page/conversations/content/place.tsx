import { readText, read } from '../../state/untyped';
import { Icon } from '../icon';

/** A place on a map: its name, its address and its coordinates, with a link to a map. */
export function Place({ location }: { readonly location: unknown }) {
  const latitude = Number(read(location, 'latitude'));
  const longitude = Number(read(location, 'longitude'));
  const name = readText(location, 'name');
  const address = readText(location, 'address');
  const isPoint = Number.isFinite(latitude) && Number.isFinite(longitude);
  const point = isPoint ? `${latitude}, ${longitude}` : 'unknown place';
  return (
    <div class="file-line place">
      <Icon name="pin" />
      <span class="file-name">{name ?? address ?? point}</span>
      {name !== undefined && address !== undefined && <small>{address}</small>}
      {isPoint && (
        <a
          class="link"
          href={`https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=16/${latitude}/${longitude}`}
          target="_blank"
          rel="noreferrer"
        >
          {point}
        </a>
      )}
    </div>
  );
}
