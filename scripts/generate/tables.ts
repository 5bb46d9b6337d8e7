import { catalogue } from '../../core/src/catalogue';
import { entriesOf, guidePage, referencePage } from '../../core/src/catalogue/entries';
import type { Catalogue, Operation } from '../../core/src/catalogue/operation';
import type { WebhookEventDefinition } from '../../core/src/webhooks/event-definition';
import { webhookEvents } from '../../core/src/webhooks/events';

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');
}

/** Every operation as a Markdown table, by resource. */
export function operationTable(catalogue: Catalogue): string {
  const entries = entriesOf(catalogue).sort((a, b) =>
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

function neededFields({ input }: Operation): string[] {
  const { required = [], oneOf = [], properties } = input;
  const names = [...required, ...(oneOf[0]?.required ?? [])];
  return names.filter((name) => properties[name]?.default === undefined);
}

function eventTable(): string {
  return table(
    ['Event', 'In code', 'When it comes', 'Set up as'],
    Object.entries<WebhookEventDefinition>(webhookEvents).map(([type, event]) => [
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

/** A Markdown page with its tables of operations and events written anew, between their markers. */
export function withTables(page: string): string {
  const tables = { operations: operationTable(catalogue), events: eventTable() };
  return Object.entries(tables).reduce((text, [name, rows]) => {
    const marked = new RegExp(`(<!-- ${name}: made from the catalogue -->)[^]*(<!-- end of ${name} -->)`);
    if (!marked.test(text)) throw new Error(`The page has no place for the table of ${name}.`);
    const body = `\n<!-- prettier-ignore-start -->\n\n${rows}\n\n<!-- prettier-ignore-end -->\n`;
    return text.replace(marked, (_, start: string, end: string) => start + body + end);
  }, page);
}
