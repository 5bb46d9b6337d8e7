import { ask } from '../../dialogs/dialog';
import { control } from '../../state/control-client';

/** Asks for a place, and sends it as the customer. */
export async function askForLocation(from: string, channel: string, replyTo?: string): Promise<void> {
  await ask(
    'Send a location',
    <>
      <label>
        Name
        <input name="name" defaultValue="Merlion Park" maxLength={100} />
      </label>
      <label>
        Address
        <input name="address" defaultValue="1 Fullerton Road, Singapore" maxLength={200} />
      </label>
      <label>
        Latitude
        <input name="latitude" type="number" step="any" min={-90} max={90} defaultValue="1.2868" required />
      </label>
      <label>
        Longitude
        <input
          name="longitude"
          type="number"
          step="any"
          min={-180}
          max={180}
          defaultValue="103.8545"
          required
        />
      </label>
    </>,
    'Send',
    ({ name, address, latitude, longitude }) =>
      control('POST', '/inbound/chat', {
        from,
        channel,
        location: {
          latitude: Number(latitude),
          longitude: Number(longitude),
          ...(name ? { name } : {}),
          ...(address ? { address } : {}),
        },
        ...(replyTo === undefined ? {} : { replyTo }),
      }),
  );
}
