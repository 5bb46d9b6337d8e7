import { IsNotEmpty, IsString } from 'class-validator';
import { OperationDto } from 'nestjs-8x8/dto';

/** The body of the request that reports a delivery: the order, and the phone number of its customer. */
export class DeliveredDto extends OperationDto('sms.send', { pick: ['destination'] }) {
  @IsString()
  @IsNotEmpty()
  readonly order: string = '';
}
