import { IsNotEmpty, IsString } from 'class-validator';
import { OperationDto } from 'nestjs-8x8/dto';

/** The body of the request that reports a shipped order: the customer's phone number, checked like that of an SMS, and name. */
export class ShippedDto extends OperationDto('sms.send', { pick: ['destination'] }) {
  @IsString()
  @IsNotEmpty()
  readonly name: string = '';
}
