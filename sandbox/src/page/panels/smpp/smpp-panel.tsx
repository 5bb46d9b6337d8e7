import type { SmppStatus } from '../../../control/functions/smpp';
import { control } from '../../state/control-client';
import { about } from '../../state/page-state';
import { useLoaded } from '../../state/use-loaded';
import { LoadedList } from '../parts/list';
import { BindEntry } from './bind-entry';
import { Connection } from './connection';
import './smpp.css';

/** How to bind, and the binds of the SMPP server. */
export function SmppPanel() {
  const { value, error } = useLoaded('/smpp', () => control<SmppStatus>('GET', '/smpp'), [
    'smpp',
    'message',
    'status',
  ]);
  const smpp = about.value?.smpp;
  if (!smpp)
    return (
      <p class="nothing">
        This sandbox has no SMPP server. Start it with <code>--smpp-port 2775</code>, or <code>smppPort</code>{' '}
        in a program.
      </p>
    );
  return (
    <>
      <Connection smpp={smpp} />
      <h2 class="section-title">Binds</h2>
      <LoadedList loaded={{ value: value?.binds, error }} empty="No client is bound.">
        {(bind) => <BindEntry key={bind.id} bind={bind} />}
      </LoadedList>
      {value !== undefined && value.waiting > 0 && (
        <p class="hint" role="status">
          {value.waiting === 1
            ? '1 receipt or message waits'
            : `${value.waiting.toLocaleString()} receipts and messages wait`}{' '}
          for a client to acknowledge it.
        </p>
      )}
    </>
  );
}
