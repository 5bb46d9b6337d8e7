import { ApiService } from './api-service';

/** Workflows of 8x8 Automation: definitions and the workflows that run by them. */
export class AutomationService extends ApiService('automation') {}
