import { Module } from '@nestjs/common';
import { EightByEightModule } from 'nestjs-8x8';
import { CampaignsController } from './campaigns/campaigns.controller';
import { Campaigns } from './campaigns/campaigns.service';
import { OktaController } from './okta/okta.controller';
import { OptOuts } from './opt-out/opt-outs.service';
import { OptOutKeywords } from './opt-out/opt-out-keywords.service';
import { OrderUpdates } from './orders/order-updates.service';
import { OrdersController } from './orders/orders.controller';
import { eightByEightOptions } from './settings';
import { PhoneVerification } from './sign-up/phone-verification.service';
import { SignUpController } from './sign-up/sign-up.controller';

/**
 * The example app: a shop that verifies phone numbers, reports shipped orders, handles opt-outs, sends campaigns, and delivers
 * Okta's codes, all through one 8x8 account.
 */
@Module({
  imports: [EightByEightModule.forRootAsync({ useFactory: eightByEightOptions })],
  controllers: [SignUpController, OrdersController, OktaController, CampaignsController],
  providers: [PhoneVerification, OrderUpdates, OptOuts, OptOutKeywords, Campaigns],
})
export class AppModule {}
