import { ApiService } from './api-service';

/** Contacts, their groups, batches of them and the blacklist. */
export class ContactsService extends ApiService('contacts') {}
