import { useState } from 'preact/hooks';

import type { FaultTargets } from '../../../server/faults/fault-targets';
import { ControlForm, Field } from '../../controls/control-form';
import { control } from '../../state/control-client';
import { about } from '../../state/page-state';
import { kindsOf, parameterHint, parameterTexts, triggers, type KindText, type Subject } from './fault-kinds';

const subjects: Readonly<Record<Subject, string>> = { requests: 'API requests', webhooks: 'Webhooks' };
const groupTitles: Readonly<Record<string, string>> = {
  apis: 'APIs',
  products: 'Products',
  operations: 'Operations',
  smpp: 'SMPP',
  families: 'Families of events',
  events: 'Events',
};
const processedChoices = { '': 'As usual for this effect', true: 'Yes', false: 'No' };

/** A form for a fault with all its parameters. */
export function FaultForm({ targets }: { readonly targets: FaultTargets | undefined }) {
  const [subject, setSubject] = useState<Subject>('requests');
  const [kind, setKind] = useState<string>('tooManyRequests');
  const [trigger, setTrigger] = useState<string>('next');
  const kinds: Readonly<Record<string, KindText>> = kindsOf[subject];
  return (
    <ControlForm
      label="Add a fault"
      submit="Add fault"
      onSubmit={(values) => control('POST', '/faults', toRequest(values))}
    >
      <Field label="Act on">
        <select
          name="subject"
          value={subject}
          onChange={({ currentTarget: { value } }) => {
            setSubject(value as Subject);
            setKind(Object.keys(kindsOf[value as Subject])[0] ?? '');
          }}
        >
          {Object.entries(subjects).map(([value, title]) => (
            <option key={value} value={value}>
              {title}
            </option>
          ))}
        </select>
      </Field>
      <Field label="Of">
        <select name="target" key={subject}>
          <option value="*">everything</option>
          {Object.entries(targets?.[subject] ?? {}).map(([group, names]) => (
            <optgroup key={group} label={groupTitles[group] ?? group}>
              {names.map((name) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </Field>
      <Field label="Subaccount">
        <select name="subAccountId">
          <option value="">any</option>
          {Object.values(about.value?.subAccountIds ?? {}).map((id) => (
            <option key={id}>{id}</option>
          ))}
        </select>
      </Field>
      <Field label="Phone number" hint="Empty: any.">
        <input name="recipient" type="tel" placeholder="+6591234567" />
      </Field>
      <Field label="Effect" wide>
        <select name="kind" value={kind} onChange={({ currentTarget: { value } }) => setKind(value)}>
          {Object.entries(kinds).map(([value, { title }]) => (
            <option key={value} value={value}>
              {title}
            </option>
          ))}
        </select>
      </Field>
      {(kinds[kind]?.parameters ?? []).map((name) => (
        <Field
          key={`${kind}.${name}`}
          label={parameterTexts[name].label}
          hint={parameterHint(kind, name)}
          wide={name === 'reason' || name === 'processed'}
        >
          {name === 'processed' ? (
            <select name={name}>
              {Object.entries(processedChoices).map(([value, title]) => (
                <option key={value} value={value}>
                  {title}
                </option>
              ))}
            </select>
          ) : (
            <input name={name} type={name === 'reason' ? 'text' : 'number'} />
          )}
        </Field>
      ))}
      <Field label="When">
        <select name="trigger" value={trigger} onChange={({ currentTarget: { value } }) => setTrigger(value)}>
          {Object.entries(triggers).map(([value, title]) => (
            <option key={value} value={value}>
              {title}
            </option>
          ))}
        </select>
      </Field>
      {trigger !== 'always' && (
        <Field key={trigger} label={trigger === 'probability' ? 'Chance, 0 to 1' : 'How many'}>
          <input
            name="number"
            type="number"
            required
            step="any"
            min="0"
            defaultValue={trigger === 'probability' ? '0.5' : '1'}
          />
        </Field>
      )}
    </ControlForm>
  );
}

/** Empty fields have their defaults. */
function toRequest(values: Readonly<Record<string, string>>): object {
  const { subject: _, target, subAccountId, recipient, trigger = 'always', number, ...effect } = values;
  const filled = Object.entries(effect).filter(([, value]) => value !== '');
  const parameters = filled.map(([name, value]) => [name, parseParameter(name, value)]);
  return {
    target,
    ...(subAccountId ? { subAccountId } : {}),
    ...(recipient ? { recipient: recipient.replace(/[\s()-]/g, '') } : {}),
    trigger: trigger === 'always' ? trigger : { [trigger]: Number(number) },
    effect: Object.fromEntries(parameters) as object,
  };
}

function parseParameter(name: string, value: string): unknown {
  if (name === 'kind' || name === 'reason') return value;
  return name === 'processed' ? value === 'true' : Number(value);
}
