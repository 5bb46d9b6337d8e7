import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Body, Controller, Get, Post, Query, type INestApplication } from '@nestjs/common';
import { DocumentBuilder, OmitType, PartialType, PickType, SwaggerModule } from '@nestjs/swagger';
import { createSandbox, type Sandbox } from '8x8-sandbox';
import { catalogue, entriesOf, type OperationId } from 'cpaas-8x8/pure';
import { plainToInstance } from 'class-transformer';
import { validate } from 'class-validator';
import { ChatAppsService, EightByEightModule, SmsService, VoiceService } from 'nestjs-8x8';
import { OperationDto } from 'nestjs-8x8/dto';
import { callAction } from '../../core/src/catalogue/voice/call-actions';
import { operationInputs } from '../sandbox/operation-inputs';
import { start, type Started } from '../sandbox/started-sandbox';
import { adapters, optionsFor, startApp } from './app';

class SendSmsDto extends OperationDto('sms.send') {}
class SendSmsBatchDto extends OperationDto('sms.sendBatch') {}
class SendMessageDto extends OperationDto('chatApps.send') {}
class TextDto extends PickType(SendSmsDto, ['destination', 'text']) {}
class ScheduledDto extends OmitType(SendSmsDto, ['clientMessageId']) {}
class ChangedDto extends PartialType(SendSmsDto) {}
class SendCallFlowDto extends OperationDto('voice.sendCallFlow') {}
class CreateDefinitionDto extends OperationDto('automation.createDefinition') {}
class LogDto extends OperationDto('contacts.search') {}

const makeCall = { action: 'makeCall', params: { source: '+6531580001', destination: '+6591234567' } };

@Controller()
class Messages {
  constructor(
    private readonly sms: SmsService,
    private readonly chatApps: ChatAppsService,
    private readonly voice: VoiceService,
  ) {}

  @Post('sms')
  send(@Body() input: SendSmsDto) {
    return this.sms.send(input);
  }

  @Post('batch')
  sendBatch(@Body() input: SendSmsBatchDto) {
    return this.sms.sendBatch(input);
  }

  @Post('message')
  sendMessage(@Body() input: SendMessageDto) {
    return this.chatApps.send(input);
  }

  @Post('text')
  sendText(@Body() input: TextDto) {
    return this.sms.send(input);
  }

  @Post('scheduled')
  schedule(@Body() input: ScheduledDto) {
    return this.sms.send(input);
  }

  @Post('changed')
  change(@Body() input: ChangedDto) {
    return input;
  }

  @Post('call')
  call(@Body() input: SendCallFlowDto) {
    return this.voice.sendCallFlow(input);
  }

  @Post('definition')
  define(@Body() input: CreateDefinitionDto) {
    return input;
  }

  @Get('log')
  log(@Query() input: LogDto) {
    return input;
  }
}

describe.each(adapters)('DTOs of operations on %s', (adapter) => {
  let sandbox: Sandbox;
  let app: INestApplication;
  let url: string;

  beforeAll(async () => {
    sandbox = await createSandbox();
    ({ app, url } = await startApp(adapter, {
      imports: [EightByEightModule.forRoot(optionsFor(sandbox))],
      controllers: [Messages],
    }));
  });
  afterAll(async () => {
    await app.close();
    await sandbox.close();
  });

  async function post(path: string, body: unknown) {
    const response = await fetch(`${url}/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const answer = (await response.json()) as { readonly message?: unknown; readonly umid?: string };
    return { ...answer, status: response.status };
  }

  it.each([
    ['sms', { destination: '+6591234567', text: 'On its way' }],
    ['text', { destination: '+6591234567', text: 'On its way' }],
    ['scheduled', { destination: '+6591234567', text: 'On its way' }],
    ['message', { user: { msisdn: '+6591234567' }, type: 'text', content: { text: 'On its way' } }],
    [
      'batch',
      {
        messages: [
          { destination: '+6591234567', text: 'One' },
          { destination: '+6591234568', text: 'Two' },
        ],
      },
    ],
  ])('pass valid input on to 8x8: %s', async (path, body) => {
    const before = sandbox.requests().length;

    expect(await post(path, body)).toMatchObject({ status: 201 });

    expect(sandbox.requests()).toHaveLength(before + 1);
  });

  it.each([
    ['sms', { text: 'Hello' }, ['destination is missing. Give it a value.']],
    ['sms', { destination: 5, text: 'Hello' }, ['destination is a number. Give a string.']],
    [
      'sms',
      { destination: '+6591234567', text: 'Hello', colour: 'red' },
      ['property colour should not exist'],
    ],
    ['text', { destination: '+6591234567' }, ['text is missing. Give it a value.']],
    ['changed', { text: 5 }, ['text is a number. Give a string.']],
    [
      'message',
      { user: { msisdn: '+6591234567' }, type: 'image', content: { text: 'Hello' } },
      ['content.url is required when type is image. Give it a value.'],
    ],
    [
      'message',
      { user: 'me', type: 'text', content: { text: 'Hello' } },
      ['user is a string. Give an object.'],
    ],
    [
      'message',
      { user: { msisdn: 7 }, type: 'text', content: { text: 'Hello' } },
      ['user.msisdn is a number. Give a string.'],
    ],
    [
      'message',
      { user: { country: 'SG' }, type: 'text', content: { text: 'Hello' } },
      [
        'user has none of msisdn and channelUserId and lineUserId. Give msisdn or channelUserId or lineUserId.',
      ],
    ],
    [
      'message',
      { user: { msisdn: '+6591234567', colour: 'red' }, type: 'text', content: { text: 'Hello' } },
      ['user.property colour should not exist'],
    ],
    [
      'batch',
      { messages: [{ destination: '+6591234567', text: 'One' }, { text: 'Two' }] },
      ['messages.1.destination is missing. Give it a value.'],
    ],
    ['batch', { messages: [3] }, ['messages.0 is a number. Give an object.']],
    ['batch', { messages: [] }, ['messages is empty. It needs at least 1 entry.']],
    [
      'batch',
      { messages: null },
      ['The input has neither messages nor destinations. Give messages or destinations.'],
    ],
  ])('answer invalid input with 400, and name the field and the rule: %s %j', async (path, body, message) => {
    const before = sandbox.requests().length;

    expect(await post(path, body)).toMatchObject({ status: 400, message });

    expect(sandbox.requests()).toHaveLength(before);
  });

  it.each([
    [
      'call',
      { callflow: [makeCall, { action: 'say', params: { text: 5 } }] },
      'callflow[1].params.voiceProfile is missing. Give it a value. callflow[1].params.text is a number. Give a string.',
    ],
    ['call', { callflow: [makeCall, 7] }, 'callflow[1] is a number. Give an object.'],
    [
      'definition',
      {
        trigger: 'inbound_sms',
        definition: { name: 'Tell', steps: [{ id: 'pause', stepType: 'Wait', inputs: {} }] },
      },
      'definition.steps[0].inputs has none of duration and minutes. Give duration or minutes.',
    ],
  ])('name the invalid field of an action or a step: %s %j', async (path, body, message) => {
    expect(await post(path, body)).toMatchObject({ status: 400, message: [message] });
  });

  it('pass on unknown actions, which 8x8 may have added', async () => {
    const before = sandbox.requests().length;

    await post('call', { callflow: [{ action: 'sing', params: {} }] });

    expect(sandbox.requests()).toHaveLength(before + 1);
  });

  it('convert numbers in the query', async () => {
    const good = await fetch(`${url}/log?limit=20&country=SG`);
    expect(await good.json()).toEqual({ limit: 20, country: 'SG' });

    const bad = await fetch(`${url}/log?limit=many`);
    expect(await bad.json()).toMatchObject({ message: ['limit is a string. Give a whole number.'] });
  });

  it('describe every field in the OpenAPI document', () => {
    const document = SwaggerModule.createDocument(app, new DocumentBuilder().build());

    const {
      SendSmsDto: send,
      SendMessageDto: message,
      SendCallFlowDto: flow,
      TextDto: text,
      ChatAppsSendUser: user,
    } = document.components?.schemas ?? {};
    expect(send).toMatchObject({
      required: ['destination', 'text'],
      properties: {
        destination: { type: 'string', example: '+6591234567', description: expect.any(String) },
        encoding: { enum: expect.arrayContaining(['GSM7']) },
        clientMessageId: { maxLength: 350 },
      },
    });
    expect(message).toMatchObject({
      properties: { user: expect.anything(), type: { enum: expect.anything() } },
    });
    expect(flow).toMatchObject({
      properties: {
        callflow: {
          type: 'array',
          items: {
            oneOf: callAction.anyOf.map(({ properties, required }) => ({
              type: 'object',
              properties: { action: { enum: [properties.action.const] } },
              required,
            })),
          },
        },
      },
    });
    expect(user).toMatchObject({ properties: { msisdn: { type: 'string' } } });
    expect(Object.keys((text as { readonly properties: object }).properties)).toEqual([
      'destination',
      'text',
    ]);
  });
});

describe('the DTO of', () => {
  let started: Started;

  beforeAll(async () => {
    started = await start({ settings: { rateLimits: false } });
  });
  afterAll(() => started.close());

  it.each(entriesOf(catalogue).map(({ id }) => id as OperationId))(
    '%s accepts a valid input of the operation',
    async (id) => {
      const input = await operationInputs[id]?.(started);

      // All fields, because the input may have those that must be asked for.
      const Dto = OperationDto(id, { pick: Object.keys(input ?? {}) as never[] }) as new () => object;
      const errors = await validate(plainToInstance(Dto, input), {
        whitelist: true,
        forbidNonWhitelisted: true,
        forbidUnknownValues: false,
      });

      expect(errors).toEqual([]);
    },
  );
});

describe('a DTO of a public route', () => {
  class OpenDto extends OperationDto('sms.send') {}
  class OpenBatchDto extends OperationDto('sms.sendBatch') {}
  class PickedDto extends OperationDto('sms.send', { pick: ['destination', 'text', 'dlrCallbackUrl'] }) {}
  class GroupsDto extends OperationDto('contacts.deleteGroupsBatch') {}
  class LimitDto extends OperationDto('contacts.search') {}

  const message = { destination: '+6591234567', text: 'Hello' };
  const url = 'https://attacker.example';

  /** As `ValidationPipe` does without `whitelist`. */
  const issuesOf = async (
    Dto: new () => object,
    body: object,
    options: { readonly enableImplicitConversion?: boolean } = {},
  ) => {
    const found = await validate(plainToInstance(Dto, body, options), { forbidUnknownValues: false });
    const messages = (errors: typeof found): string[] =>
      errors.flatMap(({ constraints, children }) => [
        ...Object.values(constraints ?? {}),
        ...messages(children ?? []),
      ]);
    return messages(found);
  };

  it.each([
    [OpenDto, { ...message, subAccountId: 'Theirs' }, 'subAccountId is not accepted here. Remove it.'],
    [OpenDto, { ...message, dlrCallbackUrl: url }, 'dlrCallbackUrl is not accepted here. Remove it.'],
    [
      OpenBatchDto,
      { messages: [{ ...message, dlrCallbackUrl: url }] },
      'dlrCallbackUrl is not accepted here. Remove it.',
    ],
    [PickedDto, { ...message, subAccountId: 'Theirs' }, 'subAccountId is not accepted here. Remove it.'],
  ])('refuses who pays and where receipts go, without `whitelist` too: %#', async (Dto, body, issue) => {
    expect(await issuesOf(Dto, body)).toEqual([issue]);
  });

  it('accepts them if they are picked', async () => {
    expect(await issuesOf(PickedDto, { ...message, dlrCallbackUrl: url })).toEqual([]);
  });

  it('names a field to pick that does not exist', () => {
    expect(() => OperationDto('sms.send', { pick: ['txt' as 'text'] })).toThrow(
      'sms.send has no field "txt"',
    );
  });

  describe('with enableImplicitConversion', () => {
    const implicit = { enableImplicitConversion: true };

    it('never makes a text of an object or a number', async () => {
      expect(await issuesOf(OpenDto, { destination: '+6591234567', text: { a: 1 } }, implicit)).toEqual([
        'text is an object. Give a string.',
      ]);
      expect(await issuesOf(OpenDto, { destination: '+6591234567', text: 5 }, implicit)).toEqual([
        'text is a number. Give a string.',
      ]);
    });

    it('reads booleans as they are written', async () => {
      const convert = (value: unknown): unknown =>
        (
          plainToInstance(GroupsDto, { ids: [1], deleteContacts: value }, implicit) as {
            deleteContacts?: unknown;
          }
        ).deleteContacts;

      expect(['true', 'false', true, false].map(convert)).toEqual([true, false, true, false]);
      expect(convert('no')).toBe('no');
      expect(await issuesOf(GroupsDto, { ids: [1], deleteContacts: 'no' }, implicit)).toContainEqual(
        expect.stringContaining('deleteContacts is a string'),
      );
    });

    it('reads numbers as they are written', async () => {
      const convert = (limit: unknown): unknown =>
        (plainToInstance(LimitDto, { limit }, implicit) as { readonly limit?: unknown }).limit;

      expect(['20', 20, '', 'many', '0x10', true].map(convert)).toEqual([20, 20, '', 'many', '0x10', true]);
      expect(await issuesOf(LimitDto, { limit: '' }, implicit)).toEqual([
        'limit is a string. Give a whole number.',
      ]);
    });
  });
});
