import { PickType } from '@nestjs/swagger';
import { OperationDto } from 'nestjs-8x8/dto';

/** The phone number to verify: `{ destination: '+6591234567' }`. */
export class SignUpDto extends PickType(OperationDto('verification.start'), ['destination']) {}

/** The code that the customer received. */
export class ConfirmDto extends PickType(OperationDto('verification.check'), ['sessionId', 'code']) {}
