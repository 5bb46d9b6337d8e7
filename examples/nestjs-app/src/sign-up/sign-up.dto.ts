import { PickType } from '@nestjs/swagger';
import { OperationDto, operations } from 'nestjs-8x8/dto';

/** Who signs up: `{ destination: '+6591234567' }`. */
export class SignUpDto extends PickType(OperationDto(operations.verification.start), ['destination']) {}

/** The code that the person has read on the phone. */
export class ConfirmDto extends PickType(OperationDto(operations.verification.check), [
  'sessionId',
  'code',
]) {}
