import { ApiService } from './api-service';

/** Calls, call flows, masked numbers, recordings and logs. */
export class VoiceService extends ApiService('voice') {}
