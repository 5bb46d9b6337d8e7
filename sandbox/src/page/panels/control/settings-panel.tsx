import { useEffect, useState } from 'preact/hooks';

import type { Settings } from '../../../engine/settings';
import { control, errorText } from '../../state/control-client';
import { controlRevision } from './control-revision';
import { settingTexts, type SettingText } from './setting-texts';

type Values = Readonly<Record<string, unknown>>;

/** All settings. A change takes effect at once. */
export function SettingsPanel() {
  const [values, setValues] = useState<Values>();
  useEffect(() => {
    control<Values>('GET', '/settings').then(setValues, () => undefined);
  }, [controlRevision.value]);
  if (!values) return <p class="nothing">…</p>;
  const listed = Object.keys(settingTexts).filter((name) => name in values);
  const others = Object.keys(values).filter((name) => !listed.includes(name));
  return (
    <div class="sections">
      <p class="faint">
        Where 8x8 offers a choice, or its documents disagree. A change takes effect at once.
      </p>
      {[...listed, ...others].map((name) => (
        <Setting key={name} name={name} value={values[name]} onSaved={setValues} />
      ))}
    </div>
  );
}

function Setting({
  name,
  value,
  onSaved,
}: {
  readonly name: string;
  readonly value: unknown;
  readonly onSaved: (values: Values) => void;
}) {
  const [error, setError] = useState<string>();
  const [isSaved, setSaved] = useState(false);
  const { title, hint, values } = settingTexts[name as keyof Settings] ?? defaultText(name, value);
  const save = async (next: unknown): Promise<void> => {
    setSaved(false);
    try {
      onSaved(await control<Values>('PATCH', '/settings', { [name]: next }));
      setError(undefined);
      setSaved(true);
    } catch (thrown) {
      setError(errorText(thrown));
    }
  };
  return (
    <div class="setting">
      <label for={`setting-${name}`}>{title}</label>
      <small id={`hint-${name}`}>{hint}</small>
      {values ? (
        <select
          id={`setting-${name}`}
          aria-describedby={`hint-${name}`}
          value={JSON.stringify(value)}
          onChange={({ currentTarget }) => void save(JSON.parse(currentTarget.value))}
        >
          {Object.entries(values).map(([json, text]) => (
            <option key={json} value={json}>
              {text}
            </option>
          ))}
        </select>
      ) : (
        <input
          id={`setting-${name}`}
          aria-describedby={`hint-${name}`}
          aria-invalid={error !== undefined}
          value={typeof value === 'string' || typeof value === 'number' ? String(value) : ''}
          placeholder="none"
          onChange={({ currentTarget }) => void save(parseText(currentTarget.value, value))}
        />
      )}
      <div role="status" class="saved">
        {isSaved && 'Saved'}
      </div>
      <div role="alert">{error && <p class="form-error">{error}</p>}</div>
    </div>
  );
}

function defaultText(name: string, value: unknown): SettingText {
  const title = name.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
  const values = typeof value === 'boolean' ? { true: 'Yes', false: 'No' } : undefined;
  return {
    title: title.charAt(0).toUpperCase() + title.slice(1),
    hint: 'See the documentation of the settings.',
    ...(values ? { values } : {}),
  };
}

function parseText(text: string, before: unknown): unknown {
  if (text.trim() === '') return null;
  return typeof before === 'number' ? Number(text) : text.trim();
}
