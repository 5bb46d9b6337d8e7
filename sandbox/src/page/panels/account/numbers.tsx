import type { VirtualNumber } from '../../../voice/voice-store';
import { act, control } from '../../state/control-client';
import { useLoaded } from '../../state/use-loaded';
import { Badge } from '../parts/facts';
import { LoadedList } from '../parts/list';

const states = ['Active', 'Unhealthy', 'Expiring', 'Inactive'] as const;

const tones = { Active: 'good', Unhealthy: 'bad', Expiring: 'wait', Inactive: 'plain' } as const;

/** The virtual numbers, and a choice of their state. A change is posted to the webhook of type VNU. */
export function Numbers() {
  const loaded = useLoaded('/virtual-numbers', () => control<VirtualNumber[]>('GET', '/virtual-numbers'), [
    'request',
  ]);
  return (
    <>
      <LoadedList loaded={loaded} empty="The account has no virtual numbers.">
        {(number) => {
          const { msisdn, subAccountId, referenceId, updatedAt } = number;
          const state = stateOf(number);
          return (
            <li key={msisdn} class="virtual-number">
              <Badge tone={tones[state]}>{state.toLowerCase()}</Badge>
              <strong>{msisdn}</strong>
              <select
                aria-label={`State of ${msisdn}`}
                value={state}
                onChange={({ currentTarget }) =>
                  void act('POST', '/virtual-number', {
                    msisdn,
                    operationalStatus: currentTarget.value,
                  }).then(loaded.reload)
                }
              >
                {states.map((each) => (
                  <option key={each}>{each}</option>
                ))}
              </select>
              <small>
                {subAccountId} · {referenceId} · changed {new Date(updatedAt).toLocaleDateString()}
              </small>
            </li>
          );
        }}
      </LoadedList>
      <p class="hint">Another state is posted to the webhook for virtual numbers (type VNU).</p>
    </>
  );
}

/** An unhealthy number stays active. */
function stateOf({ healthy, operationalStatus }: VirtualNumber): (typeof states)[number] {
  return healthy ? (states.find((each) => each === operationalStatus) ?? 'Inactive') : 'Unhealthy';
}
