import { Body, Controller, HttpCode, Logger, Post, UseGuards } from '@nestjs/common';
import { EightByEightError } from 'cpaas-8x8';
import { SmsService } from 'nestjs-8x8';
import { OktaSecret } from './okta-secret.guard';
import { TelephonyDto } from './telephony.dto';

/** Delivers the codes of Okta: its telephony inline hook. */
@Controller('okta')
export class OktaController {
  private readonly logger = new Logger(OktaController.name);

  constructor(private readonly sms: SmsService) {}

  @Post('telephony')
  @HttpCode(200)
  @UseGuards(OktaSecret)
  async deliver(@Body() { data }: TelephonyDto) {
    const { msgTemplate, phoneNumber, deliveryChannel } = data.messageProfile;
    if (deliveryChannel.toUpperCase() !== 'SMS') return refused('Only SMS are sent here.');
    try {
      const { umid } = await this.sms.send({ destination: phoneNumber, text: msgTemplate });
      return delivered(umid);
    } catch (error) {
      if (!(error instanceof EightByEightError)) throw error;
      this.logger.error(`A code of Okta was not sent: ${error.message}`);
      return refused('The SMS could not be sent.');
    }
  }
}

/** As Okta wants to hear it. */
const delivered = (transactionId: string) => ({
  commands: [
    {
      type: 'com.okta.telephony.action',
      value: [{ status: 'SUCCESSFUL', provider: '8x8-sms', transactionId, transactionMetadata: null }],
    },
  ],
});

const refused = (errorSummary: string) => ({ error: { errorSummary } });
