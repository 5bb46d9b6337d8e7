import { bulkDoc, methodDoc } from './methods.mjs';
import { sentence, tsDoc } from './tsdoc.mjs';

const pascal = (name) => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

/** What the configuration gives where a caller does not. */
const CONFIGURED = new Set(['subAccountId', 'accountId']);

const inputOf = ({ input }) => ({
  ...input,
  required: (input.required ?? []).filter((name) => !CONFIGURED.has(name)),
});

/** The names of the types of one operation: of what it takes and gives, and of what its call is. */
function typesOf({ api, operation }, shapes) {
  const inputText = (of) => shapes.textOf(inputOf(of), 'in');
  const outputText = ({ output }) => (output ? shapes.textOf(output, 'out') : 'undefined');
  const { paging, job, batching, output } = operation;
  const result = outputText(operation);
  const status = job && api.operations[job.status];
  const rows = paging && (paging.items === '' ? output : output.properties[paging.items]);
  const call = paging
    ? `PagedCall<${result}, ${shapes.textOf(rows.items, 'out')}>`
    : status
      ? `${job.files === undefined ? 'JobCall' : 'ExportCall'}<${result}, ${outputText(status)}>`
      : `Call<${result}>`;
  const batch = batching && api.operations[batching.operation].input.properties;
  return {
    input: inputText(operation),
    result,
    call,
    isOptional: inputOf(operation).required.every(
      (name) => operation.input.properties[name].default !== undefined,
    ),
    recipient: batch && shapes.textOf(batch[batching.items].items, 'in'),
    template: batch?.template && shapes.textOf(batch.template, 'in'),
  };
}

/**
 * A property, and no method: it may be taken from its object, and none may be overridden. Its comment stands twice,
 * since editors show that of the property in lists, and that of the signature where its arguments are written.
 */
function methodText(entry, shapes) {
  const { input, call, isOptional } = typesOf(entry, shapes);
  const parameters = `input${isOptional ? '?' : ''}: ${input}, options?: CallOptions`;
  const signature = `${methodDoc(entry, '    ')}    (${parameters}): ${call};\n`;
  return `${methodDoc(entry, '  ')}  readonly ${entry.name}: {\n${signature}  };\n`;
}

function bulkText(entry, shapes) {
  if (!entry.operation.batching) return '';
  const { input, result, recipient, template } = typesOf(entry, shapes);
  const overload = (source, options, doc) =>
    `${doc}    (source: BulkSource<${source}>, ${options}): BulkSend<${result}>;\n`;
  const plain = overload(
    input,
    `options?: BulkOptions<${result}> & { readonly template?: never }`,
    bulkDoc(entry, false, '    '),
  );
  const withTemplate = overload(
    recipient,
    `options: BulkOptions<${result}> & { readonly template: ${template} }`,
    bulkDoc(entry, true, '    '),
  );
  return `${bulkDoc(entry, false, '  ')}  readonly ${entry.name}All: {\n${plain}${template ? withTemplate : ''}  };\n`;
}

/** Notes what operations take and give. */
export function noteOperations(entries, shapes) {
  for (const { apiName, name, operation } of entries) {
    shapes.note(inputOf(operation), 'in', [apiName, name, 'in']);
    if (operation.output) shapes.note(operation.output, 'out', [apiName, name, 'out']);
  }
}

/** The interfaces of all APIs, and of the client that has them. */
export function operationsText(catalogue, entries, shapes) {
  const interfaces = Object.entries(catalogue).map(([apiName, { title, summary }]) => {
    const own = entries.filter((entry) => entry.apiName === apiName);
    const methods = own.map((entry) => methodText(entry, shapes) + bulkText(entry, shapes));
    const doc = tsDoc([`The ${title} API: ${sentence(summary)}`]);
    return `${doc}export interface ${pascal(apiName)}Operations {\n${methods.join('')}}\n`;
  });
  const groups = Object.entries(catalogue).map(
    ([apiName, { summary }]) =>
      `${tsDoc([sentence(summary)], [], '  ')}  readonly ${apiName}: ${pascal(apiName)}Operations;\n`,
  );
  const known = entries.map((entry) => {
    const { input, result } = typesOf(entry, shapes);
    const { apiName, name, operation } = entry;
    const doc = tsDoc([`What \`client.${entry.id}\` takes and gives.`], [], '  ');
    const fields = [
      `readonly operation: Apis['${apiName}']['operations']['${name}'];`,
      `readonly input: ${input};`,
      `readonly output: ${result};`,
    ];
    return `${doc}  readonly '${operation.title}': { ${fields.join(' ')} };\n`;
  });
  return [
    ...interfaces,
    tsDoc(['The client of all that 8x8 offers: one group an API, one method an operation.']) +
      `export interface EightByEightClient {\n${groups.join('')}` +
      tsDoc(
        ["Any operation by its id, `client.call('sms.send', input)`, for those who have it as data."],
        [],
        '  ',
      ) +
      '  readonly call: Caller;\n}\n',
    tsDoc(['What operations take and give, by their titles in the catalogue.']) +
      `export interface DescribedOperations {\n${known.join('')}}\n`,
  ].join('\n');
}
