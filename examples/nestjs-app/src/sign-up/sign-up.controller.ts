import { Body, Controller, HttpException, HttpStatus, Post } from '@nestjs/common';
import { TooSoonError } from 'cpaas-8x8';
import { PhoneVerification } from './phone-verification.service';
import { ConfirmDto, SignUpDto } from './sign-up.dto';

/** The HTTP status for each result of a check that does not verify the number. */
const failureStatuses = {
  wrong: HttpStatus.UNPROCESSABLE_ENTITY,
  malformed: HttpStatus.UNPROCESSABLE_ENTITY,
  expired: HttpStatus.GONE,
  failed: HttpStatus.GONE,
  unknown: HttpStatus.SERVICE_UNAVAILABLE,
} as const;

/** The routes of a sign-up: one sends a code to the phone number of a new customer, the other checks the code. */
@Controller('sign-up')
export class SignUpController {
  constructor(private readonly phones: PhoneVerification) {}

  @Post()
  async signUp(@Body() { destination }: SignUpDto): Promise<{ readonly sessionId: string }> {
    try {
      return await this.phones.start(destination);
    } catch (error) {
      if (!(error instanceof TooSoonError)) throw error;
      throw new HttpException({ retryAt: error.retryAt }, HttpStatus.TOO_MANY_REQUESTS);
    }
  }

  @Post('confirm')
  async confirm(@Body() { sessionId, code }: ConfirmDto): Promise<{ readonly verified: string | undefined }> {
    const result = await this.phones.confirm(sessionId, code);
    if (result.status === 'verified') return { verified: result.destination };
    const attemptsLeft = 'attemptsLeft' in result ? result.attemptsLeft : undefined;
    throw new HttpException({ status: result.status, attemptsLeft }, failureStatuses[result.status]);
  }
}
