import { subAccountId } from '../shared/fields';
import { exportFilter, exportJob, exportResult, exportStarted, jobId } from '../shared/log-export-fields';
import type { Operation } from '../operation';

const openApiFile = 'business_messaging_api.json';

/**
 * Operations that export the log of chat messages: they start a job that writes CSV files, request its state, and
 * cancel it.
 */
export const logExports = {
  startLogExport: {
    title: 'Start Message Log Export',
    action: 'Start message log export',
    summary:
      'Starts an export of the log of chat messages, six months back at most, as CSV files; numbers and texts are masked unless 8x8 support unmasks them',
    resource: 'Log Export',
    method: 'POST',
    path: '/api/v1/subaccounts/{subAccountId}/messages/exports',
    input: {
      type: 'object',
      format: 'period',
      properties: {
        ...exportFilter,
        channelUserId: {
          type: 'string',
          title: 'Channel User ID',
          description: 'Only messages to or from this user; on WhatsApp the business-scoped user ID',
          examples: ['SG.13491208655302741918'],
        },
      },
    },
    success: 202,
    output: exportStarted,
    safety: 'idempotent',
    job: exportJob,
    docs: 'start-log-export-job-1',
    openApi: { file: openApiFile, operationId: 'start-log-export-job-1' },
  },
  getLogExport: {
    title: 'Get Message Log Export',
    action: 'Get message log export',
    summary:
      'Returns the state of an export of the log of chat messages and, once it has succeeded, the links to its files',
    resource: 'Log Export',
    method: 'GET',
    path: '/api/v1/subaccounts/{subAccountId}/messages/exports/{jobId}',
    input: { type: 'object', properties: { subAccountId, jobId }, required: ['jobId'] },
    success: 200,
    errors: [404],
    output: exportResult,
    safety: 'read',
    docs: 'get-log-export-job-result-1',
    openApi: { file: openApiFile, operationId: 'get-log-export-job-result-1' },
  },
  cancelLogExport: {
    title: 'Cancel Message Log Export',
    action: 'Cancel message log export',
    summary: 'Cancels an export of the log of chat messages that has not finished',
    resource: 'Log Export',
    method: 'DELETE',
    path: '/api/v1/subaccounts/{subAccountId}/messages/exports/{jobId}',
    input: { type: 'object', properties: { subAccountId, jobId }, required: ['jobId'] },
    success: 204,
    errors: [404],
    safety: 'idempotent',
    destructive: true,
    docs: 'cancel-log-export-job-1',
    openApi: { file: openApiFile, operationId: 'cancel-log-export-job-1' },
  },
} as const satisfies Record<string, Operation>;
