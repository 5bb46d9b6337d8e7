import { ApiService } from './api-service';

/** Video interactions: tokens, calls, what they left. */
export class VideoInteractionService extends ApiService('videoInteraction') {}
