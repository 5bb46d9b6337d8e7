import type { ChatAppsSendAction, ChatAppsSendSection } from '../../../core/src/generated';
import { isRecord } from '../fields/field';
import { groupsField } from '../fields/group';
import { textField } from '../fields/text';
import { needed, present, type MakeKind } from './content-type';
import { headerFields } from './header';
import { bodyField, footerField, interactiveContent } from './interactive';
import { objectAt, textAt } from './schema-path';

/** A button that opens a list to choose from. */
export const list: MakeKind = (content) => {
  const interactive = objectAt(content, 'interactive');
  const section = objectAt(interactive, 'action.sections[]');
  const row = objectAt(section, 'rows[]');
  const rows = groupsField(
    'rows',
    {
      type: 'array',
      title: 'Rows',
      description: 'What can be chosen, ten rows in all sections together',
      items: row,
    },
    [
      textField('title', textAt(row, 'title')),
      textField('description', textAt(row, 'description')),
      textField('id', {
        ...textAt(row, 'id'),
        description: 'What the webhook brings back when the row is chosen; left empty, the title',
      }),
    ],
  );
  return {
    value: 'list',
    name: 'List',
    description: 'Words with a list to choose from, on WhatsApp',
    type: 'interactive',
    fields: [
      bodyField(interactive),
      needed(textField('listButton', textAt(interactive, 'action.button'))),
      needed(
        groupsField(
          'sections',
          {
            type: 'array',
            title: 'Sections',
            description: 'Groups of rows; one will often do',
            items: section,
          },
          [textField('title', textAt(section, 'title')), rows],
        ),
      ),
      ...headerFields(['text']),
      footerField(interactive),
    ],
    toContent: (values) =>
      interactiveContent(
        'list',
        values,
        present<keyof ChatAppsSendAction>({
          button: values['listButton'],
          sections: sectionsFrom(values['sections']),
        }),
      ),
  };
};

function sectionsFrom(sections: unknown): unknown {
  if (!Array.isArray(sections)) return undefined;
  return sections.map((section: unknown) => {
    const { title, rows } = isRecord(section) ? section : {};
    return present<keyof ChatAppsSendSection>({ title, rows: rowsFrom(rows) });
  });
}

function rowsFrom(rows: unknown): unknown {
  if (!Array.isArray(rows)) return rows;
  return rows.map((row: unknown) => (isRecord(row) ? { id: row['title'], ...row } : row));
}
