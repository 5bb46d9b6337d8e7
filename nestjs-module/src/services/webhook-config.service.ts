import { ApiService } from './api-service';

/** Where 8x8 posts the events of a subaccount. */
export class WebhookConfigService extends ApiService('webhookConfig') {}
