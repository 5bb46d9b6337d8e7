/** Type tests: this file is compiled and never runs. Lines with @ts-expect-error must not compile. */
import { PickType } from '@nestjs/swagger';
import {
  EightByEightModule,
  getEightByEightServiceToken,
  type ContactsService,
  InjectEightByEightService,
  SmsService,
} from 'nestjs-8x8';
import { OperationDto } from 'nestjs-8x8/dto';
import { sampleEvent } from 'nestjs-8x8/testing';

class SendSmsDto extends OperationDto('sms.send') {}
class TextDto extends PickType(SendSmsDto, ['destination', 'text']) {}

export async function send(sms: SmsService, contacts: ContactsService, dto: SendSmsDto): Promise<void> {
  const { umid } = await sms.send(dto, { signal: AbortSignal.timeout(1_000) });
  const id: string = umid;
  const { accepted } = await sms.sendAll([{ destination: '+6591234567', text: 'Hello' }]);
  for await (const contact of contacts.search({ query: 'Mei' })) console.log(contact.addresses.msisdn);
  // @ts-expect-error a request must not choose the subaccount
  console.log(dto.subAccountId);
  const text: TextDto = { destination: '+6591234567', text: 'Hello' };
  await sms.send(text);
  console.log(id, accepted);

  // @ts-expect-error a message has a text
  await sms.send({ destination: '+6591234567' });
  // @ts-expect-error there is no such operation
  console.log(sms.telegraph);
  // @ts-expect-error a number is a string
  dto.destination = 6591234567;
  // @ts-expect-error it was not picked
  console.log(text.source);
}

export class OwnSmsService extends SmsService {
  override getBalance(): never {
    throw new Error('no balance');
  }
}

EightByEightModule.forRoot({ name: 'jakarta', isGlobal: true, apiKey: 'key' });
EightByEightModule.forRootAsync({ name: 'jakarta', isGlobal: true, useFactory: () => ({ apiKey: 'key' }) });
getEightByEightServiceToken(SmsService, 'jakarta');
InjectEightByEightService(SmsService, 'jakarta');
// @ts-expect-error an account has a key
EightByEightModule.forRoot({ name: 'jakarta' });
// @ts-expect-error there is no such region
EightByEightModule.forRoot({ apiKey: 'key', region: 'moon' });
// @ts-expect-error there is no such operation
OperationDto('sms.sned');

void sampleEvent('sms.status', { umid: 'm1', status: { state: 'undelivered' } });
void sampleEvent('voice.callAction');
// @ts-expect-error there is no such event
void sampleEvent('sms.lost');
// @ts-expect-error a text is a string
void sampleEvent('sms.inbound', { body: 5 });
// @ts-expect-error a receipt has no such field
void sampleEvent('sms.status', { status: { mood: 'good' } });
