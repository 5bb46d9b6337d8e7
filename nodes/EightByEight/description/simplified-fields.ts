import type {
  ChatAppsGetDetailsOutputData,
  ChatAppsGetTemplatesOutputTemplate,
  ContactsGetBatchOutput,
  NumberLookupLookupOutput,
  OperationId,
  SmsGetDetailsOutput,
  VoiceGetNumbersOutputNumber,
} from '../../../core/src/generated';

/** The records of many fields, by the operation that gives them. */
interface LongRecords {
  'chatApps.getDetails': ChatAppsGetDetailsOutputData;
  'chatApps.getTemplates': ChatAppsGetTemplatesOutputTemplate;
  'contacts.getBatch': ContactsGetBatchOutput;
  'contacts.getBatches': ContactsGetBatchOutput;
  'numberLookup.lookup': NumberLookupLookupOutput;
  'sms.getDetails': SmsGetDetailsOutput;
  'voice.getNumbers': VoiceGetNumbersOutputNumber;
}

const ofBatch: readonly (keyof ContactsGetBatchOutput)[] = [
  ...(['id', 'type', 'status', 'createdAt', 'fileName', 'totalRows'] as const),
  ...(['insertedRows', 'duplicatedRows', 'errorRows', 'invalidFileLocation'] as const),
];

/**
 * What a person looks for in records of many fields, by the operation that gives them. Of any other record, its first
 * fields are kept.
 */
export const worthKeeping: Readonly<Record<string, readonly string[]>> = {
  'chatApps.getDetails': [
    ...(['umid', 'step', 'channel', 'status', 'direction', 'user'] as const),
    ...(['contentType', 'content', 'clientMessageId', 'createdAt'] as const),
  ],
  'chatApps.getTemplates': [
    ...(['templateName', 'language', 'category', 'status', 'components'] as const),
    ...(['channelId', 'channelName', 'createdAt', 'updatedAt'] as const),
  ],
  'contacts.getBatch': ofBatch,
  'contacts.getBatches': ofBatch,
  'numberLookup.lookup': [
    ...(['phoneNumber', 'phoneType', 'country', 'status', 'presence', 'roaming'] as const),
    ...(['ported', 'currentOperator', 'originalOperator', 'roamingOperator'] as const),
  ],
  'sms.getDetails': [
    ...(['umid', 'status', 'direction', 'country', 'msisdn', 'source'] as const),
    ...(['smsCount', 'price', 'clientMessageId', 'createdAt'] as const),
  ],
  'voice.getNumbers': [
    ...(['msisdn', 'countryCode', 'operationalStatus', 'referenceId', 'numberType'] as const),
    ...(['numberHealth', 'rentalPrice', 'incomingRate', 'billingCurrency', 'dateCreated'] as const),
  ],
} satisfies { readonly [Id in keyof LongRecords & OperationId]: readonly (keyof LongRecords[Id])[] };
