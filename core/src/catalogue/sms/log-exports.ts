import { subAccountId } from '../shared/fields';
import { exportFilter, exportJob, exportResult, exportStarted, jobId } from '../shared/log-export-fields';
import type { Operation } from '../operation';

const openApiFile = 'sms_api.json';

/**
 * Operations that export the log of SMS: they start a job that writes CSV files, request its state, and cancel it.
 */
export const logExports = {
  startLogExport: {
    title: 'Start SMS Log Export',
    action: 'Start SMS log export',
    summary:
      'Starts an export of the SMS log as CSV files; numbers and texts are masked unless 8x8 support disables it',
    resource: 'Log Export',
    method: 'POST',
    path: '/api/v1/subaccounts/{subAccountId}/messages/exports',
    input: { type: 'object', format: 'period', properties: exportFilter },
    success: 202,
    output: exportStarted,
    safety: 'idempotent',
    job: exportJob,
    docs: 'start-log-export-job',
    openApi: { file: openApiFile, operationId: 'start-log-export-job' },
  },
  getLogExport: {
    title: 'Get SMS Log Export',
    action: 'Get SMS log export',
    summary:
      'Returns the state of an export of the SMS log and, once it has succeeded, the links to its files',
    resource: 'Log Export',
    method: 'GET',
    path: '/api/v1/subaccounts/{subAccountId}/messages/exports/{jobId}',
    input: { type: 'object', properties: { subAccountId, jobId }, required: ['jobId'] },
    success: 200,
    errors: [404],
    output: exportResult,
    safety: 'read',
    docs: 'get-log-export-job-result',
    openApi: { file: openApiFile, operationId: 'get-log-export-job-result' },
  },
  cancelLogExport: {
    title: 'Cancel SMS Log Export',
    action: 'Cancel SMS log export',
    summary: 'Cancels an export of the SMS log that is not finished',
    resource: 'Log Export',
    method: 'DELETE',
    path: '/api/v1/subaccounts/{subAccountId}/messages/exports/{jobId}',
    input: { type: 'object', properties: { subAccountId, jobId }, required: ['jobId'] },
    success: 204,
    errors: [404],
    safety: 'idempotent',
    destructive: true,
    docs: 'cancel-log-export-job',
    openApi: { file: openApiFile, operationId: 'cancel-log-export-job' },
  },
} as const satisfies Record<string, Operation>;
