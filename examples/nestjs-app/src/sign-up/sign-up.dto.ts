import { PickType } from '@nestjs/swagger';
import { OperationDto } from 'nestjs-8x8/dto';

/** Who signs up: `{ destination: '+6591234567' }`. */
export class SignUpDto extends PickType(OperationDto('verification.start'), ['destination']) {}

/** The code that the person has read on the phone. */
export class ConfirmDto extends PickType(OperationDto('verification.check'), ['sessionId', 'code']) {}
