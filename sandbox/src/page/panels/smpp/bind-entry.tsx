import type { SmppBind } from '../../../smpp/session/smpp-bind';
import { act } from '../../state/control-client';
import { timeOf } from '../../state/format';
import { Badge, Facts } from '../parts/facts';

/** A bind: what it is, what it did, and a button that cuts it. */
export function BindEntry({ bind }: { readonly bind: SmppBind }) {
  const { id, systemId, kind, address, tls, boundSince, submitted, acknowledged, window, unacknowledged } =
    bind;
  return (
    <li class="smpp-bind">
      <div class="smpp-bind-heading">
        <Badge tone="good">{kind}</Badge>
        <code>{address}</code>
        <button
          type="button"
          class="small"
          aria-label={`Cut the bind ${id} of ${address}`}
          onClick={() => void act('DELETE', `/smpp/binds/${id}`)}
        >
          Cut
        </button>
      </div>
      <Facts
        facts={[
          ['System ID', systemId],
          ['Since', `${timeOf(boundSince)}${tls ? ', with TLS' : ''}`],
          kind !== 'receiver' && ['Submitted', `${submitted.toLocaleString()} · ${window} unanswered`],
          kind !== 'transmitter' && [
            'Delivered',
            `${acknowledged.toLocaleString()} · ${unacknowledged} unacknowledged`,
          ],
        ]}
      />
    </li>
  );
}
