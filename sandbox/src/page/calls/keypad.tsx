const keys = [
  ['1', ''],
  ['2', 'abc'],
  ['3', 'def'],
  ['4', 'ghi'],
  ['5', 'jkl'],
  ['6', 'mno'],
  ['7', 'pqrs'],
  ['8', 'tuv'],
  ['9', 'wxyz'],
  ['*', ''],
  ['0', '+'],
  ['#', ''],
] as const;

const names: Readonly<Record<string, string>> = { '*': 'star', '#': 'hash' };

/** The keys of a phone. */
export function Keypad({
  onPress,
  isDisabled = false,
}: {
  readonly onPress: (key: string) => void;
  readonly isDisabled?: boolean;
}) {
  return (
    <div class="keypad" role="group" aria-label="Keypad">
      {keys.map(([key, letters]) => (
        <button
          key={key}
          type="button"
          aria-label={names[key]}
          disabled={isDisabled}
          onClick={() => onPress(key)}
        >
          {key} <small aria-hidden="true">{letters}</small>
        </button>
      ))}
    </div>
  );
}
