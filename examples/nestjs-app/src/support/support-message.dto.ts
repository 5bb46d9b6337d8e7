import { OperationDto } from 'nestjs-8x8/dto';

/** A message to a customer: the phone number and the text, checked like those of an SMS. */
export class SupportMessageDto extends OperationDto('sms.send', { pick: ['destination', 'text'] }) {}
