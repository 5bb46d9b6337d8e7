import { ApiService } from './api-service';

/** SMS: messages one by one and in bulk, their logs, surveys, senders, prices and balance. */
export class SmsService extends ApiService('sms') {}
