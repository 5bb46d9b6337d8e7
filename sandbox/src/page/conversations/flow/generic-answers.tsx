import { useState } from 'preact/hooks';

import type { JsonObject } from '../../../engine/json';

interface GenericAnswersProperties {
  readonly name: string;
  readonly submit: (answers: JsonObject) => void;
}

/** Names and values for a Flow whose screens the sandbox does not know. */
export function GenericAnswers({ name, submit }: GenericAnswersProperties) {
  const [rows, setRows] = useState([
    { name: 'name', value: 'Mei' },
    { name: '', value: '' },
  ]);
  const change = (index: number, changes: object): void =>
    setRows(rows.map((row, position) => (position === index ? { ...row, ...changes } : row)));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit(
          Object.fromEntries(
            rows.filter((row) => row.name.trim() !== '').map((row) => [row.name, row.value]),
          ),
        );
      }}
    >
      <h2 id="flow-title">{name}</h2>
      <p class="flow-text">The sandbox does not know this Flow. Write the answers that it would send.</p>
      {rows.map((row, index) => (
        <fieldset key={index} class="generic-answer">
          <legend>Answer {index + 1}</legend>
          <label>
            Name
            <input
              value={row.name}
              onInput={({ currentTarget: { value } }) => change(index, { name: value })}
            />
          </label>
          <label>
            Value
            <input
              value={row.value}
              onInput={({ currentTarget }) => change(index, { value: currentTarget.value })}
            />
          </label>
        </fieldset>
      ))}
      <button type="button" class="quiet" onClick={() => setRows([...rows, { name: '', value: '' }])}>
        Add an answer
      </button>
      <button class="primary">Send</button>
    </form>
  );
}
