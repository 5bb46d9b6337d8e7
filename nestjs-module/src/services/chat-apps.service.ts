import { ApiService } from './api-service';

/** WhatsApp, RCS, Viber, LINE and the other chat apps: messages, templates, files, flows, channels. */
export class ChatAppsService extends ApiService('chatApps') {}
