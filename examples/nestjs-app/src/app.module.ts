import { Module } from '@nestjs/common';
import { EightByEightModule } from 'nestjs-8x8';
import { CampaignsController } from './campaigns/campaigns.controller';
import { Campaigns } from './campaigns/campaigns.service';
import { CustomerImports } from './customers/customer-imports.service';
import { CustomersController } from './customers/customers.controller';
import { OktaController } from './okta/okta.controller';
import { OptOuts } from './opt-out/opt-outs.service';
import { OptOutKeywords } from './opt-out/opt-out-keywords.service';
import { OrderUpdates } from './orders/order-updates.service';
import { OrdersController } from './orders/orders.controller';
import { PhoneMenu } from './phone/phone-menu.service';
import { DeliveriesController } from './ratings/deliveries.controller';
import { Ratings } from './ratings/ratings.service';
import { eightByEightOptions } from './settings';
import { PhoneVerification } from './sign-up/phone-verification.service';
import { SignUpController } from './sign-up/sign-up.controller';
import { ServiceWindow } from './support/service-window.service';
import { SupportController } from './support/support.controller';
import { VideoRoomsController } from './video/video-rooms.controller';

/**
 * The example app: a shop that verifies phone numbers, reports shipped orders, asks for ratings, answers calls, opens video
 * rooms, imports customers, sends campaigns, and delivers Okta's codes, all through one 8x8 account.
 */
@Module({
  imports: [EightByEightModule.forRootAsync({ useFactory: eightByEightOptions })],
  controllers: [
    SignUpController,
    OrdersController,
    DeliveriesController,
    SupportController,
    VideoRoomsController,
    CustomersController,
    CampaignsController,
    OktaController,
  ],
  providers: [
    PhoneVerification,
    OrderUpdates,
    Ratings,
    ServiceWindow,
    PhoneMenu,
    CustomerImports,
    OptOuts,
    OptOutKeywords,
    Campaigns,
  ],
})
export class AppModule {}
