import { entriesOf, guidePage, referencePage } from '../../core/src/catalogue/entries';
import type { Catalogue, Operation } from '../../core/src/catalogue/operation';
import type { WebhookEventDefinition } from '../../core/src/webhooks/events/event-definition';

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = (row: readonly string[]): string =>
    row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ');
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${cells(row)} |`).join('\n');
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
      `\`client.${id}(${neededFields(operation)})\``,
      `${operation.summary}${operation.destructive ? ' (cannot be undone)' : ''}`,
    ]),
  );
}

function neededFields({ input: { required = [], oneOf = [], properties } }: Operation): string {
  const names = [...required, ...(oneOf[0]?.required ?? [])];
  const needed = names.filter((name) => properties[name]?.default === undefined);
  return needed.length ? `{ ${needed.join(', ')} }` : '';
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

const setUps = {
  sms: 'SMS webhook',
  chatapps: 'chat apps webhook',
  voice: 'voice webhook',
  automation: 'by a step of a workflow',
  support: 'by 8x8 support',
};

function setUpAs({ webhook, perMessageUrl }: WebhookEventDefinition): string {
  const type = 'type' in webhook ? ` \`${webhook.type}\`` : '';
  return `${setUps[webhook.via]}${type}${perMessageUrl ? `, or \`${perMessageUrl}\` of a message` : ''}`;
}

/** A Markdown page with its tables written anew, each between its markers. */
export function withTables(page: string, tables: Readonly<Record<string, string>>): string {
  return Object.entries(tables).reduce((text, [name, rows]) => {
    const marked = new RegExp(`(<!-- ${name}: made from the catalogue -->)[^]*(<!-- end of ${name} -->)`);
    if (!marked.test(text)) throw new Error(`The page has no place for the table of ${name}.`);
    const body = `\n<!-- prettier-ignore-start -->\n\n${rows}\n\n<!-- prettier-ignore-end -->\n`;
    return text.replace(marked, (_, start: string, end: string) => start + body + end);
  }, page);
}
