import { jest } from '@jest/globals';
import { packageCases } from './package-cases';
import { runningN8n } from '../instance/running-n8n';

jest.setTimeout(120_000);

packageCases(runningN8n());
