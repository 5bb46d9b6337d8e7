import { Body, Controller, HttpCode, Logger, Post, UseGuards } from '@nestjs/common';
import { EightByEightError } from 'cpaas-8x8';
import { SmsService } from 'nestjs-8x8';
import { OktaSecret } from './okta-secret.guard';
import { TelephonyDto } from './telephony.dto';

/** The route for Okta's telephony inline hook: Okta posts a one-time code, which is sent by SMS. */
@Controller('okta')
export class OktaController {
  private readonly logger = new Logger(OktaController.name);

  constructor(private readonly sms: SmsService) {}

  @Post('telephony')
  @HttpCode(200)
  @UseGuards(OktaSecret)
  async deliver(@Body() { data }: TelephonyDto) {
    const { msgTemplate, phoneNumber, deliveryChannel } = data.messageProfile;
    if (deliveryChannel.toUpperCase() !== 'SMS') return refused('This app sends codes by SMS only.');
    try {
      const { umid } = await this.sms.send({ destination: phoneNumber, text: msgTemplate });
      return delivered(umid);
    } catch (error) {
      if (!(error instanceof EightByEightError)) throw error;
      this.logger.error(`Okta's code was not sent: ${error.message}`);
      return refused('The SMS could not be sent.');
    }
  }
}

/** The response that Okta expects after a successful delivery. */
const delivered = (transactionId: string) => ({
  commands: [
    {
      type: 'com.okta.telephony.action',
      value: [{ status: 'SUCCESSFUL', provider: '8x8-sms', transactionId, transactionMetadata: null }],
    },
  ],
});

/** The response that makes Okta report a failed delivery. */
const refused = (errorSummary: string) => ({ error: { errorSummary } });
