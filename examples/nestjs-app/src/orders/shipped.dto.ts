import { PickType } from '@nestjs/swagger';
import { IsNotEmpty, IsString } from 'class-validator';
import { OperationDto } from 'nestjs-8x8/dto';

/** The customer whose order was shipped. */
export class ShippedDto extends PickType(OperationDto('sms.send'), ['destination']) {
  @IsString()
  @IsNotEmpty()
  readonly name: string = '';
}
