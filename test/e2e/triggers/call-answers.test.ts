import { jest } from '@jest/globals';
import { callAnswerCases } from './call-answer-cases';
import { runningN8n } from '../instance/running-n8n';

jest.setTimeout(120_000);

callAnswerCases(runningN8n('guarded'));
