import type { ComponentChildren } from 'preact';

import type { JsonObject } from '../../../engine/json';
import { listOf, read, readText } from '../../state/untyped';
import { holds, resolve, toText, type FlowScope } from './flow-values';

interface FlowComponentProperties {
  readonly component: unknown;
  readonly scope: FlowScope;
  readonly onChange: (changes: JsonObject) => void;
  readonly onAction: (action: unknown) => void;
}

const inputTypes: Readonly<Record<string, string>> = {
  number: 'number',
  email: 'email',
  password: 'password',
  passcode: 'password',
  phone: 'tel',
};

/** One component of a screen, and those inside it. */
export function FlowComponent({ component, scope, onChange, onAction }: FlowComponentProperties) {
  const field = (name: string): unknown => resolve(read(component, name), scope);
  const text = toText(field('text'));
  const label = toText(field('label'));
  const name = readText(component, 'name') ?? '';
  const value = scope.form[name] ?? field('init-value');
  const required = field('required') === true;
  const hint = toText(field('helper-text')) || toText(field('description'));
  const change = (next: unknown): void => onChange({ [name]: next });
  const inside = (children: unknown) =>
    listOf(children).map((child, index) => (
      <FlowComponent key={index} component={child} scope={scope} onChange={onChange} onAction={onAction} />
    ));
  if (field('visible') === false) return null;
  switch (readText(component, 'type')) {
    case 'TextHeading':
      return <h3>{text}</h3>;
    case 'TextSubheading':
      return <h4>{text}</h4>;
    case 'TextBody':
    case 'RichText':
      return <p class="flow-text">{text}</p>;
    case 'TextCaption':
      return <small>{text}</small>;
    case 'Form':
      return <>{inside(read(component, 'children'))}</>;
    case 'If':
      return <>{inside(read(component, holds(read(component, 'condition'), scope) ? 'then' : 'else'))}</>;
    case 'Switch':
      return <>{inside(read(component, 'cases', toText(field('value'))))}</>;
    case 'TextInput':
      return (
        <Labelled label={label} hint={hint}>
          <input
            type={inputTypes[toText(field('input-type'))] ?? 'text'}
            value={toText(value)}
            required={required}
            onInput={({ currentTarget }) => change(currentTarget.value)}
          />
        </Labelled>
      );
    case 'TextArea':
      return (
        <Labelled label={label} hint={hint}>
          <textarea
            rows={3}
            value={toText(value)}
            required={required}
            onInput={({ currentTarget }) => change(currentTarget.value)}
          />
        </Labelled>
      );
    case 'DatePicker':
    case 'CalendarPicker':
      return (
        <Labelled label={label} hint={hint}>
          <input
            type="date"
            value={toText(value)}
            required={required}
            onInput={({ currentTarget }) => change(currentTarget.value)}
          />
        </Labelled>
      );
    case 'PhotoPicker':
    case 'DocumentPicker':
      return (
        <Labelled label={label || 'File'} hint={hint}>
          <input
            type="file"
            required={required}
            onChange={({ currentTarget: { files } }) => change([...(files ?? [])].map((file) => file.name))}
          />
        </Labelled>
      );
    case 'Dropdown':
      return (
        <Labelled label={label} hint={hint}>
          <select
            value={toText(value)}
            required={required}
            onChange={({ currentTarget }) => change(currentTarget.value)}
          >
            <option value="">Choose</option>
            {optionsOf(field('data-source')).map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </Labelled>
      );
    case 'RadioButtonsGroup':
      return (
        <fieldset class="rows">
          <legend>{label}</legend>
          {optionsOf(field('data-source')).map(({ id, title, description }) => (
            <label key={id} class="choice">
              <input
                type="radio"
                name={name}
                checked={value === id}
                required={required}
                onChange={() => change(id)}
              />
              <span>
                {title}
                <small>{description}</small>
              </span>
            </label>
          ))}
        </fieldset>
      );
    case 'CheckboxGroup':
    case 'ChipsSelector': {
      const chosen = listOf(value);
      return (
        <fieldset class="rows">
          <legend>{label}</legend>
          {optionsOf(field('data-source')).map(({ id, title, description }) => (
            <label key={id} class="choice">
              <input
                type="checkbox"
                checked={chosen.includes(id)}
                required={required && chosen.length === 0}
                onChange={({ currentTarget: { checked } }) =>
                  change(checked ? [...chosen, id] : chosen.filter((each) => each !== id))
                }
              />
              <span>
                {title}
                <small>{description}</small>
              </span>
            </label>
          ))}
        </fieldset>
      );
    }
    case 'OptIn':
      return (
        <label class="choice">
          <input
            type="checkbox"
            checked={value === true}
            required={required}
            onChange={({ currentTarget }) => change(currentTarget.checked)}
          />
          <span>{label}</span>
        </label>
      );
    case 'Image': {
      const bytes = toText(field('src'));
      const type = bytes.startsWith('/9j/') ? 'jpeg' : 'png';
      return <img class="media" src={`data:image/${type};base64,${bytes}`} alt={toText(field('alt-text'))} />;
    }
    case 'ImageCarousel':
      return (
        <small>
          {listOf(field('images'))
            .map((each) => toText(read(each, 'alt-text')))
            .join(' · ')}
        </small>
      );
    case 'EmbeddedLink':
      return (
        <button type="button" class="quiet link" onClick={() => onAction(read(component, 'on-click-action'))}>
          {text}
        </button>
      );
    case 'NavigationList':
      return (
        <div class="rows">
          {listOf(field('list-items')).map((item, index) => (
            <button
              key={index}
              type="button"
              onClick={() => onAction(read(item, 'on-click-action') ?? read(component, 'on-click-action'))}
            >
              {toText(read(item, 'main-content', 'title'))}
            </button>
          ))}
        </div>
      );
    case 'Footer':
      return <button class="primary">{label || 'Continue'}</button>;
    default:
      return null;
  }
}

function Labelled(properties: {
  readonly label: string;
  readonly hint: string;
  readonly children: ComponentChildren;
}) {
  return (
    <label>
      {properties.label}
      {properties.children}
      {properties.hint !== '' && <small>{properties.hint}</small>}
    </label>
  );
}

interface Option {
  readonly id: string;
  readonly title: string;
  readonly description: string;
}

function optionsOf(source: unknown): Option[] {
  return listOf(source).map((each) => ({
    id: toText(read(each, 'id')),
    title: toText(read(each, 'title')),
    description: toText(read(each, 'description')),
  }));
}
