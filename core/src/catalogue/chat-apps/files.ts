import { subAccountId } from '../shared/fields';
import type { Operation } from '../operation';

const openApiFile = 'business_messaging_api.json';

/** Upload and download of files for messages and templates, for accounts without a file server. */
export const files = {
  uploadFile: {
    title: 'Upload File',
    action: 'Upload file',
    summary: 'Uploads a file of up to 100 MB, and returns what messages and templates need to refer to it',
    resource: 'File',
    method: 'POST',
    path: '/api/v1/subaccounts/{subAccountId}/files',
    multipart: true,
    input: {
      type: 'object',
      properties: {
        subAccountId,
        file: {
          type: 'string',
          format: 'binary',
          title: 'File',
          description:
            'File to upload, its name with the extension; the whole request can have at most 100 MB',
          examples: [{ name: 'picture.jpg', content: 'The bytes of the picture' }],
        },
      },
      required: ['file'],
    },
    success: 201,
    errors: [400, 401, 413, 500],
    output: {
      type: 'object',
      properties: {
        fileName: { type: 'string', description: 'Name under which 8x8 keeps the file' },
        token: {
          type: 'string',
          description: 'Token that the address of the file needs, without which nobody can download it',
        },
      },
      required: ['token', 'fileName'],
    },
    safety: 'idempotent',
    discrepancy:
      'One page shows an answer of status and data.url, which belongs to an older service; the OpenAPI file is followed.',
    docs: 'upload-file',
    openApi: { file: openApiFile, operationId: 'Upload-File' },
  },
  downloadFile: {
    title: 'Download File',
    action: 'Download file',
    summary: 'Downloads a file that was uploaded, by its name and token',
    resource: 'File',
    method: 'GET',
    path: '/files/{filename}',
    query: ['token'],
    input: {
      type: 'object',
      properties: {
        filename: {
          type: 'string',
          title: 'File Name',
          description: 'The name that was returned when the file was uploaded',
          examples: ['5b0f2c9ae41d4f7c8a3e6d1907b2c4f8.jpg'],
        },
        token: {
          type: 'string',
          title: 'Token',
          description: 'The token that was returned when the file was uploaded',
          examples: ['Qm7vT2xK9pLc4RzY'],
        },
      },
      required: ['filename', 'token'],
    },
    success: 302,
    errors: [404, 500],
    output: { type: 'string', format: 'binary', description: 'The file' },
    safety: 'read',
    authorization: { kind: 'none' },
    docs: 'download-file',
    openApi: { file: openApiFile, operationId: 'Download-File' },
  },
} as const satisfies Record<string, Operation>;
