import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pack, root, unpack } from '../packed';
import { Editor, type Resolution } from './editor';

const MINUTE = 60_000;

const clientSource = `import { createClient, parseWebhook, type OperationInput } from 'cpaas-8x8';
const client = createClient({ apiKey: 'a-key-of-nobody' });
export async function main(): Promise<void> {
  const sent = await client./*sms*/sms./*proposals*/ /*send*/send({ /*destination*/destination: '+6591234567', text: 'Hi' });
  console.log(sent./*umid*/umid, sent.status./*code*/code);
  for await (const contact of client.contacts./*search*/search({ /*groupId*/groupId: 42 })) console.log(contact./*firstName*/firstName);
  const job = client.contacts./*uploadBatch*/uploadBatch({ /*file*/file: { name: 'contacts.csv', content: '' } });
  const ended = await job./*completed*/completed();
  console.log(ended./*state*/status);
  const bulk = client.sms./*sendAll*/sendAll([{ /*recipient*/destination: '+6591234567' }], { /*template*/template: { text: 'Hi' } });
  const input: OperationInput<'sms.send'> = { destination: '+6591234567', /*text*/text: 'Hi' };
  const event = parseWebhook('{}');
  if (event.type === 'sms.inbound') console.log(event.payload./*source*/source, event./*key*/key);
  await client.sms.send(/*arguments*/input);
  await client./*byId*/call(/*id*/'sms.send', { /*input*/destination: '+6591234567', text: 'Hi' });
  console.log(bulk);
}
`;

const nestSource = `import { SmsService, OnEightByEight } from 'nestjs-8x8';
import { OperationDto } from 'nestjs-8x8/dto';
class SendSmsDto extends /*dto*/OperationDto(/*operation*/'sms.send') {}
export class Greeter {
  constructor(private readonly sms: SmsService) {}
  async greet(dto: SendSmsDto): Promise<string> {
    const sent = await this.sms./*send*/send({ /*destination*/destination: dto./*field*/destination, text: 'Hi' });
    return sent./*umid*/umid;
  }
}
console.log(OnEightByEight);
`;

let folder: string;

/** A project that has the packed packages; what they ask for besides is linked from the workspace. */
async function createProject(): Promise<void> {
  const names = ['cpaas-8x8', 'nestjs-8x8'] as const;
  const tarballs = await pack(join(folder, 'tarballs'), names);
  for (const name of names) await unpack(tarballs[name], join(folder, 'node_modules', name));
  const given = ['@nestjs/common', '@nestjs/core', 'reflect-metadata', 'rxjs'].map(
    (name) => [name, join(root, 'nestjs-module', 'node_modules', name)] as const,
  );
  const types = ['@types/node', dirname(require.resolve('@types/node/package.json'))] as const;
  for (const [name, path] of [...given, types]) {
    mkdirSync(dirname(join(folder, 'node_modules', name)), { recursive: true });
    symlinkSync(path, join(folder, 'node_modules', name), 'dir');
  }
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), '8x8-hover-'));
  await createProject();
}, 3 * MINUTE);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const projects: readonly (readonly [string, 'commonjs' | 'module', Resolution])[] = [
  ['a CommonJS project of Node', 'commonjs', 'node16'],
  ['a project of ES modules in Node', 'module', 'node16'],
  ['a project that is bundled', 'module', 'bundler'],
];

describe.each(projects)('in %s, an editor shows', (_, type, resolution) => {
  let client: Editor;
  let nest: Editor;

  beforeAll(() => {
    const project = join(folder, `${type}-${resolution}`);
    mkdirSync(project);
    writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'project', private: true, type }));
    client = new Editor(project, 'client.ts', clientSource, resolution);
    nest = new Editor(project, 'nest.ts', nestSource, resolution);
  });

  it(
    'no mistake in programs that are right',
    () => {
      expect(client.problems()).toEqual([]);
      expect(nest.problems()).toEqual([]);
    },
    2 * MINUTE,
  );

  it('an operation in words: what it does, how safely it is repeated, what it throws, where 8x8 describes it', () => {
    const { type, words, tags } = client.hoverAt('send');
    expect(type).toBe(
      '(method) SmsOperations.send(input: SmsSendInput, options?: CallOptions): ApiPromise<SmsSendOutput>',
    );
    expect(words).toContain('Sends one SMS to one phone number, immediately or at a given time.');
    expect(words).toContain('It could take effect twice');
    expect(tags.join('\n')).toMatch(/throws \{?ValidationError/);
    expect(tags.join('\n')).toContain('400, 401, 426 or 500');
    expect(tags.join('\n')).toContain('https://developer.8x8.com/connect/reference/send-sms-single');
  });

  it('the same words in the list of proposals, and while the arguments are written', () => {
    expect(client.proposalAt('proposals', 'cancelBatch')).toContain(
      'Cancels the scheduled messages of a batch',
    );
    expect(client.helpAt('arguments')).toEqual({
      type: 'input: SmsSendInput, options?: CallOptions',
      words: expect.stringContaining('Sends one SMS to one phone number'),
    });
  });

  it('an API by what it is for', () => {
    expect(client.hoverAt('sms')).toMatchObject({
      type: '(property) EightByEightClient.sms: SmsOperations',
      words: expect.stringContaining('Sends SMS and surveys'),
    });
  });

  it('the fields of an input with their limits, allowed values and examples', () => {
    expect(client.hoverAt('destination')).toMatchObject({
      type: '(property) SmsSendInput.destination: string',
      words: expect.stringContaining('Phone number of the recipient in international form'),
      tags: ['example "+6591234567"'],
    });
    expect(client.hoverAt('text').words).toContain('160 characters in GSM-7, or 70 in Unicode');
    expect(client.hoverAt('file').words).toContain('up to 30 MB');
  });

  it('the fields of an answer', () => {
    expect(client.hoverAt('umid')).toMatchObject({
      type: '(property) SmsSendOutput.umid: string',
      words: expect.stringContaining('that 8x8 gave the message'),
    });
    expect(client.hoverAt('code').words).not.toBe('');
  });

  it('how a list is gone through, and what its rows are', () => {
    const { type, words } = client.hoverAt('search');
    expect(type).toContain('PagePromise<ContactsSearchOutput, ContactsSearchOutputItem>');
    expect(words).toContain('`for await` iterates over the rows of all pages');
    expect(client.hoverAt('firstName').words).not.toBe('');
    expect(client.hoverAt('groupId').words).not.toBe('');
  });

  it('how a job is waited for, and what it then says', () => {
    expect(client.hoverAt('uploadBatch').words).toContain('`.completed()` waits until the job has ended');
    const { type, words, tags } = client.hoverAt('completed');
    expect(type).toContain('Promise<ContactsGetBatchOutput>');
    expect(words).toContain('Waits until the job is complete');
    expect(tags.join('\n')).toMatch(/throws \{?JobError/);
    expect(client.hoverAt('state').words).not.toBe('');
  });

  it('what becomes of many recipients, with a template and without', () => {
    const { type, words } = client.hoverAt('sendAll');
    expect(type).toContain('(source: BulkSource<SmsSendBatchMessage>');
    expect(words).toContain('in batches of up to 10,000');
    expect(words).toContain('With `template`');
    expect(client.hoverAt('recipient').words).toContain('Phone number of the recipient');
    expect(client.hoverAt('template').words).not.toBe('');
  });

  it('the fields of a webhook event', () => {
    expect(client.hoverAt('source').words).toContain('that sent the SMS');
    expect(client.hoverAt('key').words).toContain('the same for every delivery of an event');
  });

  it('the IDs of operations where one is asked for', () => {
    expect(nest.literalsAt('operation')).toEqual(expect.arrayContaining(['sms.send', 'chatApps.send']));
    expect(client.literalsAt('id')).toEqual(expect.arrayContaining(['sms.send', 'chatApps.send']));
  });

  it('an operation that is called by its ID with its own types', () => {
    expect(client.hoverAt('byId').type).toContain('ApiPromise<SmsSendOutput>');
    expect(client.hoverAt('input').words).toContain('Phone number of the recipient');
  });

  it("the methods of a Nest service, and the fields of a DTO, in the client's words", () => {
    const { type, ...send } = nest.hoverAt('send');
    expect(type).toBe(
      '(method) SmsOperations.send(input: SmsSendInput, options?: CallOptions): ApiPromise<SmsSendOutput>',
    );
    expect(client.hoverAt('send')).toMatchObject(send);
    expect(nest.hoverAt('destination')).toEqual(client.hoverAt('destination'));
    expect(nest.hoverAt('field').words).toContain('Phone number of the recipient');
    expect(nest.hoverAt('dto').type).toContain('Type<Omit<SmsSendInput, ReservedField>>');
    expect(nest.hoverAt('umid')).toEqual(client.hoverAt('umid'));
  });
});
