import { subAccountId } from '../shared/fields';
import type { Operation } from '../operation';
import { statusFields } from './fields';

const file = 'voice_v1_api.json';
const maskingFile = 'number_masking_api.json';
const pushPath = '/api/v1/subaccounts/{subAccountId}/recording-push-config';

const protocol = {
  type: 'string',
  title: 'Protocol',
  description: 'How recordings are handed over: into a bucket of Amazon S3, or to a server by SFTP',
  enum: ['S3', 'SFTP'],
} as const;

const host = {
  type: 'string',
  title: 'Host',
  description: 'Name of the server; for S3 the region',
  examples: ['sftp.example.com', 'ap-southeast-1'],
} as const;

const port = {
  type: 'integer',
  title: 'Port',
  description: 'Port of the server, e.g. 22 for SFTP',
  minimum: 1,
  maximum: 65_535,
  examples: [22],
} as const;

const username = {
  type: 'string',
  title: 'Username',
  description: 'User of the server; for S3 the access key ID',
  examples: ['recordings'],
} as const;

const folder = {
  type: 'string',
  title: 'Path',
  description: 'Folder for the recordings; for S3 the bucket and the folder',
  examples: ['/recordings/'],
} as const;

const pushConfiguration = {
  type: 'object',
  properties: {
    subAccountId: { type: 'string', description: 'Subaccount whose recordings are handed over' },
    protocol: { type: 'string', description: protocol.description },
    host: { type: 'string', description: host.description },
    port: { type: 'integer', description: port.description },
    username: { type: 'string', description: username.description },
    passwordSet: { type: 'boolean', description: 'Whether a password is set; 8x8 does not show it' },
    path: { type: 'string', description: folder.description },
    ...statusFields,
  },
} as const;

const changedPushConfiguration = {
  type: 'object',
  properties: {
    delete: { type: 'boolean', description: 'Whether the configuration was deleted' },
    ...pushConfiguration.properties,
  },
} as const;

export const recordings = {
  getRecordingPush: {
    title: 'Get Recording Push Configuration',
    action: 'Get recording push configuration',
    summary: 'Returns where 8x8 puts the recordings of calls, without the password',
    resource: 'Recording',
    method: 'GET',
    path: pushPath,
    input: { type: 'object', properties: { subAccountId } },
    success: 200,
    errors: [401, 403, 404, 500],
    output: pushConfiguration,
    safety: 'read',
    docs: 'get-recording-push-config-information',
    openApi: { file, operationId: 'get-recording-push-config-information' },
    alsoPublishedAs: [{ file: maskingFile, operationId: 'get recording push config information' }],
  },
  setRecordingPush: {
    title: 'Create or Replace Recording Push Configuration',
    action: 'Create or replace recording push configuration',
    summary: 'Sets where 8x8 puts the recordings of calls: a bucket of S3 or a server with SFTP',
    resource: 'Recording',
    method: 'POST',
    path: pushPath,
    input: {
      type: 'object',
      properties: {
        subAccountId,
        protocol,
        host,
        port,
        username,
        password: {
          type: 'string',
          title: 'Password',
          description: 'Password of the user; for S3 the secret access key',
          writeOnly: true,
        },
        path: folder,
      },
    },
    success: 200,
    errors: [401, 403, 404, 422, 500],
    output: changedPushConfiguration,
    safety: 'idempotent',
    discrepancy: 'No field is marked as required, so none is demanded here.',
    docs: 'create-a-new-recording-push-config',
    openApi: { file, operationId: 'create-a-new-recording-push-config' },
    alsoPublishedAs: [{ file: maskingFile, operationId: 'Create a new recording push config' }],
  },
  deleteRecordingPush: {
    title: 'Delete Recording Push Configuration',
    action: 'Delete recording push configuration',
    summary: 'Stops 8x8 from handing over the recordings of calls',
    resource: 'Recording',
    method: 'DELETE',
    path: pushPath,
    input: { type: 'object', properties: { subAccountId } },
    success: 200,
    errors: [401, 403, 404, 500],
    output: changedPushConfiguration,
    safety: 'idempotent',
    destructive: true,
    docs: 'delete-recording-push-config',
    openApi: { file, operationId: 'delete-recording-push-config' },
    alsoPublishedAs: [{ file: maskingFile, operationId: 'Delete recording push config' }],
  },
  getRecordings: {
    title: 'Get Many Recordings',
    action: 'Get many recordings',
    summary: 'Returns the recordings of one call session, and whether they have been handed over',
    resource: 'Recording',
    method: 'GET',
    path: '/api/v1/subaccounts/{subAccountId}/recordings/{sessionId}',
    input: {
      type: 'object',
      properties: {
        subAccountId,
        sessionId: {
          type: 'string',
          title: 'Session ID',
          description: 'The ID of the call session, as webhooks name it',
          format: 'uuid',
          examples: ['5b1f6c1e-0c8e-4c55-9f4e-3a1d5f0e7b21'],
        },
      },
      required: ['sessionId'],
    },
    success: 200,
    errors: [401, 403, 404, 500],
    output: {
      type: 'object',
      properties: {
        recordings: {
          type: 'array',
          description: 'Recordings of the call session',
          items: {
            type: 'object',
            properties: {
              recordingId: { type: 'string', description: 'ID that 8x8 gave the recording' },
              sessionId: {
                type: 'string',
                description: 'ID of the call session, spelled as on the pages of 8x8',
              },
              sessionid: {
                type: 'string',
                description: 'ID of the call session, spelled as in the OpenAPI file of 8x8',
              },
              subAccountId: { type: 'string', description: 'Subaccount of the call' },
              status: {
                type: 'string',
                description: 'How far the recording is on its way to your bucket or server',
                enum: [
                  'PROCESSING',
                  'PROCESSING_FAILED',
                  'UPLOAD_COMPLETED',
                  'UPLOAD_FAILED',
                  'CALLBACK_COMPLETED',
                  'CALLBACK_FAILED',
                  'UNKNOWN',
                ],
              },
              externalFileUrl: {
                type: 'string',
                description: 'Address of the recording in your bucket or on your server',
              },
              duration: { type: 'integer', description: 'Length of the recording, in seconds' },
              startRecordingTime: {
                type: 'string',
                format: 'date-time',
                description: 'When the recording began, ISO 8601',
              },
            },
          },
        },
        ...statusFields,
      },
    },
    safety: 'read',
    paging: { items: 'recordings', by: { kind: 'whole' } },
    discrepancy:
      'The session of a recording is `sessionId` in the prose and `sessionid` in the file: either may come.',
    docs: 'get-recording-status-information',
    openApi: { file, operationId: 'get-recording-status-information' },
    alsoPublishedAs: [{ file: maskingFile, operationId: 'get recording status information' }],
  },
} as const satisfies Record<string, Operation>;
