import { ApiService } from './api-service';

/** Which network a number is in, and whether it can be reached. */
export class NumberLookupService extends ApiService('numberLookup') {}
