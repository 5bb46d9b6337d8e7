import {
  entriesOf,
  guidePage,
  pathFields,
  referencePage,
  type Catalogue,
  type WebhookEventDefinition,
} from 'cpaas-8x8';

const row = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');
}

/** Every operation of a catalogue as a Markdown table: for a person in n8n, and for a developer. */
export function operationTable(catalogue: Catalogue): string {
  const entries = entriesOf(catalogue).toSorted((a, b) =>
    a.operation.resource.localeCompare(b.operation.resource),
  );
  return table(
    ['Resource', 'Operation', 'In code', 'What it does'],
    entries.map(({ id, operation }) => [
      operation.resource,
      `[${operation.title}](${referencePage(operation.docs)})`,
      `\`client.${id}({ ${neededFields(operation).join(', ')} })\``.replace('({  })', '()'),
      `${operation.summary}${operation.destructive ? ' (cannot be undone)' : ''}`,
    ]),
  );
}

function neededFields(operation: Parameters<typeof pathFields>[0]): string[] {
  const { required = [], oneOf = [], properties } = operation.input;
  const names = [...required, ...(oneOf[0]?.required ?? [])];
  return names.filter((name) => properties[name]?.default === undefined);
}

/** Every webhook event as a Markdown table. */
export function eventTable(events: Readonly<Record<string, WebhookEventDefinition>>): string {
  return table(
    ['Event', 'In code', 'When it comes', 'Set up as'],
    Object.entries(events).map(([type, event]) => [
      `[${event.title}](${guidePage(event.docs)})`,
      `\`${type}\``,
      event.summary,
      setUpAs(event),
    ]),
  );
}

function setUpAs({ webhook, perMessageUrl }: WebhookEventDefinition): string {
  const own = perMessageUrl ? `, or \`${perMessageUrl}\` of a message` : '';
  switch (webhook.via) {
    case 'sms':
      return `SMS webhook${own}`;
    case 'chatapps':
      return `chat apps webhook \`${webhook.type}\`${own}`;
    case 'voice':
      return `voice webhook \`${webhook.type}\``;
    case 'automation':
      return 'by a step of a workflow';
    case 'support':
      return 'by 8x8 support';
  }
}
