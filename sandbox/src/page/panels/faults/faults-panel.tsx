import { useEffect, useState } from 'preact/hooks';

import type { FaultRule } from '../../../server/faults/fault-rule';
import type { FaultTargets } from '../../../server/faults/fault-targets';
import { act, control } from '../../state/control-client';
import { faults } from '../../state/page-state';
import { FaultForm } from './fault-form';
import { findKind, parameterTexts } from './fault-kinds';

/** The active faults, and a form to add one. */
export function FaultsPanel() {
  const [targets, setTargets] = useState<FaultTargets>();
  useEffect(() => {
    control<FaultTargets>('GET', '/faults/targets').then(setTargets, () => undefined);
  }, []);
  return (
    <>
      <FaultForm targets={targets} />
      {faults.value.length > 0 && (
        <div class="list-heading">
          <h2>{faults.value.length === 1 ? '1 fault' : `${faults.value.length} faults`}</h2>
          <button type="button" class="small" onClick={() => void act('DELETE', '/faults')}>
            Remove all
          </button>
        </div>
      )}
      <ol class="list">
        {faults.value.map((fault) => (
          <Entry key={fault.id} fault={fault} />
        ))}
        {faults.value.length === 0 && (
          <li class="nothing">No faults are active: every request and every webhook gets through.</li>
        )}
      </ol>
    </>
  );
}

function Entry({ fault }: { readonly fault: FaultRule }) {
  const { id, target, subAccountId, recipient, trigger, effect, seen, struck } = fault;
  const [[when, count] = []] = typeof trigger === 'object' ? Object.entries<number>(trigger) : [];
  const isOver = when === 'next' && count !== undefined && struck >= count;
  const isWebhook = effect.kind.startsWith('webhook');
  const title = findKind(effect.kind)?.title ?? effect.kind;
  const scope = [target === '*' ? 'everything' : target, subAccountId, recipient].filter(Boolean).join(' · ');
  const facts = [describeTrigger(when, count), ...describeParameters(effect)];
  return (
    <li>
      <div class="summary">
        <span class={`badge ${isOver ? '' : 'pending'}`}>{isOver ? 'over' : 'armed'}</span>
        <span class="what">{title}</span>
        <button
          type="button"
          class="quiet"
          title="Remove"
          aria-label={`Remove: ${title}`}
          onClick={() => void act('DELETE', `/faults/${id}`)}
        >
          ✕
        </button>
        <small>
          {isWebhook ? 'Webhooks' : 'Requests'}: {scope}
        </small>
        <small>{facts.join(' · ')}</small>
        <small class="counts">
          Acted on {struck} of {seen} matching {isWebhook ? 'webhooks' : 'requests'}
        </small>
      </div>
    </li>
  );
}

function describeTrigger(when: string | undefined, count: number | undefined): string {
  if (when === 'next') return count === 1 ? 'the next one' : `the next ${count ?? ''}`;
  if (when === 'every') return `every ${count ?? ''}.`;
  return when === 'probability' ? `by chance, ${count ?? ''}` : 'always';
}

function describeParameters({ kind: _, ...parameters }: FaultRule['effect']): readonly string[] {
  return Object.entries(parameters).map(
    ([name, value]) => `${parameterTexts[name as keyof typeof parameters].label}: ${String(value)}`,
  );
}
