import { jest } from '@jest/globals';
import { runningN8n } from '../instance/running-n8n';
import { registrationCases } from './registration-cases';

/** Most tests take a second; a busy machine needs far longer. */
jest.setTimeout(120_000);

registrationCases(runningN8n());
