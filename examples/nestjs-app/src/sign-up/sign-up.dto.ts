import { OperationDto } from 'nestjs-8x8/dto';

/** The phone number to verify: `{ destination: '+6591234567' }`. */
export class SignUpDto extends OperationDto('verification.start', { pick: ['destination'] }) {}

/** The code that the customer received. */
export class ConfirmDto extends OperationDto('verification.check', { pick: ['sessionId', 'code'] }) {}
