import { jest } from '@jest/globals';
import { runningN8n } from './running-n8n';
import { webhookSlotCases } from './webhook-slot-cases';

/** Most take a second; on a machine that does other things besides, many times that. */
jest.setTimeout(120_000);

webhookSlotCases(runningN8n());
