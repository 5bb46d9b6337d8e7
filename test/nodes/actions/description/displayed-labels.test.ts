import { describe, expect, test } from '@jest/globals';
import { catalogue, entriesOf } from 'cpaas-8x8/pure';
import type { INodeProperties } from 'n8n-workflow';
import { operationFields } from '../../../../nodes/actions/description/operation-fields';
import { customFields, operationUi } from '../../../../nodes/actions/description/operation-ui';
import { issueText } from '../../../../nodes/shared/error-messages';
import { isGroup, isProperty } from './properties';

/** The paths of a field and of those inside it, with the labels that the form shows. */
function labelled(property: INodeProperties, path = ''): (readonly [path: string, label: string])[] {
  const { name, displayName, type, options = [] } = property;
  const here = path === '' ? name : `${path}.${name}`;
  if (type === 'collection') {
    return options
      .filter(isProperty)
      .flatMap((inner) =>
        labelled(inner, here).map(([at, label]) => [at, `${displayName}: ${label}`] as const),
      );
  }
  if (type !== 'fixedCollection') return [[here, displayName]];
  const isList = property.typeOptions?.multipleValues === true;
  return options
    .filter(isGroup)
    .flatMap(({ displayName: one, values }) =>
      values.flatMap((inner) =>
        isList
          ? labelled(inner, `${here}[1]`).map(([at, label]) => [at, `${one} 2: ${label}`] as const)
          : labelled(inner, here).map(([at, label]) => [at, `${displayName}: ${label}`] as const),
      ),
    );
}

describe('an issue is named by the label of its field, also inside groups', () => {
  test.each(entriesOf(catalogue).map((entry) => [entry.id, entry] as const))('%s', (_, entry) => {
    const ui = operationUi(entry);
    const { top, additional } = operationFields(
      entry,
      new Set(customFields(entry).flatMap(({ replaces }) => replaces)),
    );
    const named = [...top, ...additional].flatMap(({ property, within }) =>
      labelled(property, within).map(([path, label]) => {
        const issue = { path, rule: 'type', message: 'is a number', advice: 'Give a string.' };
        const { message } = issueText(
          ui.label(issue, () => ''),
          entry.operation,
        );
        return [message, `${label} is a number`] as const;
      }),
    );

    expect(named.map(([message]) => message)).toEqual(named.map(([, label]) => label));
  });
});
