import { exportFilter, exportJob, exportResult, exportStarted, jobId } from '../shared/log-export-fields';
import { subAccountId } from '../shared/fields';
import type { Operation } from '../operation';

const openApiFile = 'voice_v1_api.json';
const server = 'https://voice.wavecell.com';
const discrepancy =
  'The OpenAPI file and the guide have the host voice.wavecell.com for exports, and voice.8x8.com for all other operations. Both are followed.';

const { from, to, limit } = exportFilter;

/**
 * Operations that export the log of calls: they start a job that writes CSV files, request its state, and cancel it.
 */
export const logExports = {
  startLogExport: {
    title: 'Start Voice Log Export',
    action: 'Start voice log export',
    summary: 'Starts an export of the call log as CSV files',
    resource: 'Log Export',
    method: 'POST',
    path: '/api/v1/subaccounts/{subAccountId}/messages/exports',
    server,
    input: { type: 'object', format: 'period', properties: { subAccountId, from, to, limit } },
    success: 202,
    output: exportStarted,
    safety: 'idempotent',
    job: exportJob,
    discrepancy,
    docs: 'start-voice-log-export-job',
    openApi: { file: openApiFile, operationId: 'start-voice-log-export-job' },
  },
  getLogExport: {
    title: 'Get Voice Log Export',
    action: 'Get voice log export',
    summary:
      'Returns the state of an export of the call log and, once it has succeeded, the links to its files',
    resource: 'Log Export',
    method: 'GET',
    path: '/api/v1/subaccounts/{subAccountId}/messages/exports/{jobId}',
    server,
    input: { type: 'object', properties: { subAccountId, jobId }, required: ['jobId'] },
    success: 200,
    errors: [404],
    output: exportResult,
    safety: 'read',
    discrepancy,
    docs: 'get-voice-log-export-job-result',
    openApi: { file: openApiFile, operationId: 'get-voice-log-export-job-result' },
  },
  cancelLogExport: {
    title: 'Cancel Voice Log Export',
    action: 'Cancel voice log export',
    summary: 'Cancels an export of the call log that is not finished',
    resource: 'Log Export',
    method: 'DELETE',
    path: '/api/v1/subaccounts/{subAccountId}/messages/exports/{jobId}',
    server,
    input: { type: 'object', properties: { subAccountId, jobId }, required: ['jobId'] },
    success: 204,
    errors: [404],
    safety: 'idempotent',
    destructive: true,
    discrepancy,
    docs: 'cancel-voice-log-export-job',
    openApi: { file: openApiFile, operationId: 'cancel-voice-log-export-job' },
  },
} as const satisfies Record<string, Operation>;
