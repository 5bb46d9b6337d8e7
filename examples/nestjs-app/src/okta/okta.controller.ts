import {
  Body,
  Controller,
  HttpCode,
  InternalServerErrorException,
  Logger,
  Post,
  UseGuards,
} from '@nestjs/common';
import { EightByEightError } from 'cpaas-8x8';
import { SmsService } from 'nestjs-8x8';
import { setting } from '../settings';
import { OktaSecret } from './okta-secret.guard';
import { TelephonyDto } from './telephony.dto';

/**
 * The route for Okta's telephony inline hook: Okta posts a one-time code, which is sent by SMS. With HTTP 500, Okta delivers
 * the code itself.
 */
@Controller('okta')
export class OktaController {
  private readonly logger = new Logger(OktaController.name);
  private readonly source = setting('OKTA_SENDER');

  constructor(private readonly sms: SmsService) {}

  @Post('telephony')
  @HttpCode(200)
  @UseGuards(OktaSecret)
  async deliver(@Body() { data }: TelephonyDto) {
    const { msgTemplate, phoneNumber, deliveryChannel } = data.messageProfile;
    if (deliveryChannel.toUpperCase() !== 'SMS') throw notDelivered('This app sends codes by SMS only.');
    try {
      const sent = await this.sms.send({ source: this.source, destination: phoneNumber, text: msgTemplate });
      return delivered(sent.umid, sent);
    } catch (error) {
      if (!(error instanceof EightByEightError)) throw error;
      // The message contains neither the phone number nor the code.
      this.logger.error(`Okta's code was not sent: ${error.message}`);
      throw notDelivered(error.message);
    }
  }
}

/** The response that Okta expects after a successful delivery. */
const delivered = (transactionId: string, metadata: object) => ({
  commands: [
    {
      type: 'com.okta.telephony.action',
      value: [
        {
          status: 'SUCCESSFUL',
          provider: '8x8',
          transactionId,
          // Okta keeps it in its log, as text.
          transactionMetadata: JSON.stringify(metadata),
        },
      ],
    },
  ],
});

/** The response with HTTP 500 that makes Okta report the reason, and deliver the code itself. */
const notDelivered = (errorSummary: string) => new InternalServerErrorException({ error: { errorSummary } });
