import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadScript } from '8x8-sandbox';
import { describe, expect, it } from '@jest/globals';
import { galleryFolder, galleryNames, readEntry } from '../../scripts/gallery/read-gallery';
import { root } from '../docs/pages';
import { unanswered } from '../e2e/gallery/expectations/unanswered';
import { readWorkflow, type Workflow, type WorkflowNode } from './gallery-workflow';

const names = galleryNames(root);
const sections = ['What it does', 'What to fill in', 'What it needs', 'What can go wrong'];

/** The credentials that a workflow may name. They have no data: n8n asks for the user's own. */
const credentials: Readonly<Record<string, { readonly id: string; readonly name: string }>> = {
  eightByEightApi: { id: 'eightByEightSandbox', name: '8x8 Sandbox' },
  openAiApi: { id: 'openAiForExamples', name: 'OpenAI' },
  googleSheetsOAuth2Api: { id: 'googleSheetsForExamples', name: 'Google Sheets' },
  gmailOAuth2: { id: 'gmailForExamples', name: 'Gmail' },
  zendeskApi: { id: 'zendeskForExamples', name: 'Zendesk' },
};

/**
 * Nodes without credentials that may fail: another system does not respond, a file cannot be read, or n8n keeps no more rows,
 * because the space of its data tables is limited.
 */
const withoutCredentials = /\.(httpRequest|agent|extractFromFile|convertToFile|dataTable)$/;

/** Whether a node reaches out of n8n, or needs something that may not be there. */
const mayFail = ({ type, credentials: used, parameters }: WorkflowNode): boolean =>
  !type.endsWith('Trigger') &&
  // It builds an answer, and sends nothing.
  parameters['operation'] !== 'buildCallFlow' &&
  (withoutCredentials.test(type) || (used !== undefined && !type.startsWith('@n8n/n8n-nodes-langchain.lm')));

/** Nodes that wait, and need no check of their own in `unanswered`. */
const withoutCheck: Readonly<Record<string, readonly string[]>> = {
  // No node comes after it.
  'approve-by-sms': ['Tell the Customer'],
  // One of its scripted customers does not read the message.
  'whatsapp-first-then-sms': ['Send and Wait until Read'],
};

const nameOf = ({ name }: { readonly name: string }): string => name;

const decides = /\.(if|switch|filter)$/;

/** Whether items that fail leave a node by an output that leads somewhere, or go on to a node that decides about them. */
function hasErrorPath({ nodes, connections, settings }: Workflow, { name, onError }: WorkflowNode): boolean {
  if (settings?.errorWorkflow !== undefined) return true;
  const outputs = connections[name]?.['main'] ?? [];
  if (onError === 'continueErrorOutput') return (outputs.at(-1) ?? []).length > 0;
  const followers = new Set((outputs[0] ?? []).map(({ node }) => node));
  const following = nodes.filter((node) => followers.has(node.name));
  return (
    onError === 'continueRegularOutput' &&
    following.length > 0 &&
    following.every(({ type }) => decides.test(type))
  );
}

/** Where a request starts a workflow by one of its nodes. */
const webhookPath = ({ webhookId = '', parameters: { path } }: WorkflowNode): string =>
  `/webhook/${typeof path === 'string' ? path : `${webhookId}/webhook`}`;

/** The name of the data table that a node creates or uses. */
const tableOf = ({ tableName, dataTableId }: WorkflowNode['parameters']): readonly string[] =>
  [tableName, (dataTableId as { readonly value?: unknown } | undefined)?.value].filter(
    (table) => typeof table === 'string',
  );

/** All strings in a value. */
const textsIn = (value: unknown): readonly string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(textsIn)
      : [];

describe.each(names)('the workflow %s', (name) => {
  const workflow = readWorkflow(name);
  const texts = textsIn(workflow.nodes.map(({ parameters }) => parameters));

  it('has a page with front matter and all sections', () => {
    const { title, page } = readEntry(root, name);

    expect(page.trimStart().split('\n')[0]).toBe(`# ${title}`);
    const headings = [...page.matchAll(/^## (.+)$/gm)].map(([, heading = '']) => heading);
    expect(headings.filter((heading) => sections.includes(heading))).toEqual(sections);
  });

  it('has a picture of its canvas on its page', () => {
    const { page } = readEntry(root, name);
    const [, picture = 'none'] = /!\[[^\]]+\]\(([^)]+\.png)\)/.exec(page) ?? [];

    expect([picture, existsSync(join(root, galleryFolder, name, picture))]).toEqual(['picture.png', true]);
  });

  it('names the workflows with which it is played', () => {
    expect(readEntry(root, name).with.filter((other) => !names.includes(other))).toEqual([]);
  });

  it('has a scripted customer whose requests reach a webhook of the workflow', () => {
    const folder = join(root, galleryFolder, name);
    if (!existsSync(join(folder, 'customer.json'))) return;
    const { steps } = loadScript(folder);
    const played = [workflow, ...readEntry(root, name).with.map(readWorkflow)];
    const paths = played.flatMap(({ nodes }) => nodes.map(webhookPath));

    const posted = steps.flatMap((step) => (step.do === 'post' ? [step.path.replace(/\?.*/, '')] : []));
    expect(posted.filter((path) => !paths.includes(path))).toEqual([]);
  });

  it('is played with stand-ins that exist', () => {
    const { services } = readEntry(root, name);
    const standIns = services.map((service) => join(root, 'examples', 'stand-ins', `${service}.mjs`));

    expect(standIns.filter((file) => !existsSync(file))).toEqual([]);
  });

  it('names no credential but those of the sandbox, and holds no data of a run', () => {
    for (const { name: node, credentials: used = {} } of workflow.nodes)
      for (const [type, credential] of Object.entries(used))
        expect([node, credential]).toEqual([node, credentials[type]]);
    const { pinData, staticData, meta } = workflow as unknown as Readonly<Record<string, unknown>>;
    expect([pinData ?? {}, staticData ?? null, meta ?? {}]).toEqual([{}, null, {}]);
  });

  it('has no secret and no personal data', () => {
    const found = texts.flatMap((text) => [
      ...(text.match(/\b[\w.+-]+@(?!example\.)[\w-]+\.\w+/g) ?? []),
      // Fictional numbers of the sandbox's customers, and numbers that are reserved for fiction.
      ...(text.match(/\+(?!65(?:9|3158)|1\d{3}555|447700900)\d{7,15}/g) ?? []),
      ...(text.match(/https?:\/\/(?!(?:[\w-]+\.)*example\.(?:com|org|net)\b)[\w.-]+/g) ?? []),
      ...(text.match(/\b(?:Bearer|Basic) [\w.=-]{8,}|\b(?!\w*-)[A-Za-z0-9_]{32,}\b/g) ?? []),
    ]);

    expect(found).toEqual([]);
  });

  it('has a note for the reader on its canvas', () => {
    const notes = workflow.nodes.filter(({ type }) => type === 'n8n-nodes-base.stickyNote');

    expect(notes.map(({ parameters }) => String(parameters['content'])).join('\n')).toContain(
      '**To use it:**',
    );
  });

  it('shows every node and its name on the canvas', () => {
    const nodes = workflow.nodes.filter(({ type }) => !type.endsWith('.stickyNote'));
    const isNear = (one: WorkflowNode, other: WorkflowNode): boolean =>
      Math.abs(one.position[0] - other.position[0]) < 160 &&
      Math.abs(one.position[1] - other.position[1]) < 140;
    const covered = nodes.filter((one, index) => nodes.slice(index + 1).some((other) => isNear(one, other)));

    expect(covered.map(nameOf)).toEqual([]);
  });

  it('has an error path where a node may fail, or a reason to have none', () => {
    const { withoutErrorPath } = readEntry(root, name);
    const lacking = workflow.nodes
      .filter((node) => mayFail(node) && !hasErrorPath(workflow, node))
      .map(nameOf);
    const excused = Object.keys(withoutErrorPath);

    expect(excused.filter((node) => !lacking.includes(node))).toEqual([]);
    expect(lacking.filter((node) => !excused.includes(node))).toEqual([]);
  });

  it('goes on or to the error path after an error, and not both', () => {
    // With "Always Output Data", n8n sends an empty item to the first output as well.
    const both = workflow.nodes.filter(
      (node) => node.alwaysOutputData && node.onError === 'continueErrorOutput',
    );

    expect(both.map(nameOf)).toEqual([]);
  });

  it('has a check for each node that waits, in which nobody answers', () => {
    const waiting = workflow.nodes.filter(({ parameters }) =>
      JSON.stringify(parameters).includes('limitWaitTime'),
    );
    const played = [...Object.keys(unanswered[name] ?? {}), ...(withoutCheck[name] ?? [])];

    expect(waiting.map(nameOf).toSorted()).toEqual(played.toSorted());
  });

  it('is played with the WhatsApp Flow that it creates', () => {
    const folder = join(root, galleryFolder, name);
    const { prepare = [] } = existsSync(join(folder, 'customer.json')) ? loadScript(folder) : {};
    const prepared = textsIn(prepare.map(({ input }) => input)).filter((text) => text.includes('"screens"'));
    const created = texts.filter((text) => text.includes('"screens"'));

    expect(prepared.map((json) => JSON.parse(json) as unknown)).toEqual(
      created.map((json) => JSON.parse(json.replace(/^=/, '')) as unknown),
    );
  });

  it('has a sample of what starts it, if a request does', () => {
    const [first] = workflow.nodes;
    const samples = readdirSync(join(root, galleryFolder, name)).filter((file) => file.startsWith('sample.'));

    if (first?.type === 'n8n-nodes-base.webhook') expect(samples.length).toBeGreaterThan(0);
    for (const sample of samples.filter((file) => file.endsWith('.json')))
      expect(JSON.parse(readFileSync(join(root, galleryFolder, name, sample), 'utf8'))).toBeInstanceOf(
        Object,
      );
  });
});

it('no two workflows have the same ID, webhook or path', () => {
  const workflows = names.map(readWorkflow);
  const keys = workflows.flatMap(({ id, nodes }) => [
    id,
    ...nodes.flatMap(({ webhookId, parameters: { path } }) => [webhookId ?? [], path ?? []].flat()),
  ]);

  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
});

it('no two workflows use a table of the same name', () => {
  // n8n finds a table by its name, so the second workflow would write into the table of the first one.
  const tables = names.flatMap((name) => {
    const { nodes } = readWorkflow(name);
    return [...new Set(nodes.flatMap(({ parameters }) => tableOf(parameters)))];
  });

  expect(tables.filter((table, index) => tables.indexOf(table) !== index)).toEqual([]);
});
