import { subAccountId } from '../shared/fields';
import type { Operation } from '../operation';
import { statusFields } from './fields';

const openApiFile = 'voice_v1_api.json';
const maskingFile = 'number_masking_api.json';
const pushPath = '/api/v1/subaccounts/{subAccountId}/recording-push-config';

const protocol = {
  type: 'string',
  title: 'Protocol',
  description: 'How recordings are uploaded: to an Amazon S3 bucket, or to a server by SFTP',
  enum: ['S3', 'SFTP'],
} as const;

const host = {
  type: 'string',
  title: 'Host',
  description: 'Host name of the server, or the region for S3',
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
  description: 'User name on the server, or the access key ID for S3',
  examples: ['recordings'],
} as const;

const folder = {
  type: 'string',
  title: 'Path',
  description: 'Folder for the recordings, with the bucket for S3',
  examples: ['/recordings/'],
} as const;

const pushConfiguration = {
  type: 'object',
  properties: {
    subAccountId: { type: 'string', description: 'Subaccount whose recordings are uploaded' },
    protocol: { type: 'string', description: protocol.description },
    host: { type: 'string', description: host.description },
    port: { type: 'integer', description: port.description },
    username: { type: 'string', description: username.description },
    passwordSet: { type: 'boolean', description: 'Whether a password is set; it is not returned' },
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

/** Operations that list call recordings, and configure the server to which 8x8 uploads them. */
export const recordings = {
  getRecordingPush: {
    title: 'Get Recording Push Configuration',
    action: 'Get recording push configuration',
    summary: 'Returns where 8x8 uploads call recordings, without the password',
    resource: 'Recording',
    method: 'GET',
    path: pushPath,
    input: { type: 'object', properties: { subAccountId } },
    success: 200,
    errors: [401, 403, 404, 500],
    output: pushConfiguration,
    safety: 'read',
    docs: 'get-recording-push-config-information',
    openApi: { file: openApiFile, operationId: 'get-recording-push-config-information' },
    alsoPublishedAs: [{ file: maskingFile, operationId: 'get recording push config information' }],
  },
  setRecordingPush: {
    title: 'Create or Replace Recording Push Configuration',
    action: 'Create or replace recording push configuration',
    summary: 'Sets where 8x8 uploads call recordings: an Amazon S3 bucket or an SFTP server',
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
          description: 'Password of the user, or the secret access key for S3',
          writeOnly: true,
        },
        path: folder,
      },
    },
    success: 200,
    errors: [401, 403, 404, 422, 500],
    output: changedPushConfiguration,
    safety: 'idempotent',
    discrepancy: 'The OpenAPI file marks no field as required, so all are optional here.',
    docs: 'create-a-new-recording-push-config',
    openApi: { file: openApiFile, operationId: 'create-a-new-recording-push-config' },
    alsoPublishedAs: [{ file: maskingFile, operationId: 'Create a new recording push config' }],
  },
  deleteRecordingPush: {
    title: 'Delete Recording Push Configuration',
    action: 'Delete recording push configuration',
    summary: 'Stops the upload of call recordings',
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
    openApi: { file: openApiFile, operationId: 'delete-recording-push-config' },
    alsoPublishedAs: [{ file: maskingFile, operationId: 'Delete recording push config' }],
  },
  getRecordings: {
    title: 'Get Many Recordings',
    action: 'Get many recordings',
    summary: 'Returns the recordings of one call session, and whether they were uploaded',
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
          description: 'ID of the call session, as webhook events have it',
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
                description: "ID of the call session, spelled as in 8x8's guide",
              },
              sessionid: {
                type: 'string',
                description: "ID of the call session, spelled as in 8x8's OpenAPI file",
              },
              subAccountId: { type: 'string', description: 'Subaccount of the call' },
              status: {
                type: 'string',
                description: 'State of the upload of the recording',
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
                description: 'URL of the recording in your bucket or on your server',
              },
              duration: { type: 'integer', description: 'Duration of the recording, in seconds' },
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
      'The session ID is `sessionId` in the guide and `sessionid` in the OpenAPI file. Both are accepted.',
    docs: 'get-recording-status-information',
    openApi: { file: openApiFile, operationId: 'get-recording-status-information' },
    alsoPublishedAs: [{ file: maskingFile, operationId: 'get recording status information' }],
  },
} as const satisfies Record<string, Operation>;
