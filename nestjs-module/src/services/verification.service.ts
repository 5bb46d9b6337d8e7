import { ApiService } from './api-service';

/** Codes that prove that a number belongs to the one who gives it. */
export class VerificationService extends ApiService('verification') {}
