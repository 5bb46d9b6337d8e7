import { describe, jest } from '@jest/globals';
import { runningN8n } from '../instance/running-n8n';
import { waitingCases } from './waiting-cases';

jest.setTimeout(240_000);

const n8n = runningN8n();

waitingCases(n8n);

/** n8n's name of the workflow setting, which n8n 1 does not have. */
describe('under Execution Logic v2', () => waitingCases(n8n, { binaryMode: 'combined' }));
