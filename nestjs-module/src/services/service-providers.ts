import type { Provider } from '@nestjs/common';
import type { EightByEightClient } from 'cpaas-8x8';
import {
  getEightByEightServiceToken,
  getEightByEightToken,
  type EightByEightService,
} from '../eight-by-eight.tokens';
import { SmsService } from './sms.service';
import { ChatAppsService } from './chat-apps.service';
import { ContactsService } from './contacts.service';
import { AutomationService } from './automation.service';
import { VerificationService } from './verification.service';
import { VoiceService } from './voice.service';
import { NumberLookupService } from './number-lookup.service';
import { VideoInteractionService } from './video-interaction.service';
import { WebhookConfigService } from './webhook-config.service';

/** One an API of the client. */
export const services: readonly EightByEightService[] = [
  SmsService,
  ChatAppsService,
  ContactsService,
  AutomationService,
  VerificationService,
  VoiceService,
  NumberLookupService,
  VideoInteractionService,
  WebhookConfigService,
];

/** Makes the services of an account injectable. */
export const serviceProviders = (name: string): Provider[] =>
  services.map((Service) => ({
    provide: getEightByEightServiceToken(Service, name),
    inject: [getEightByEightToken(name)],
    useFactory: (client: EightByEightClient) => new Service(client),
  }));
