import { jest } from '@jest/globals';
import { runningN8n } from './running-n8n';
import { waitingCases } from './waiting-cases';

jest.setTimeout(240_000);

waitingCases(runningN8n());
