const ofBatch: readonly string[] = [
  ...['id', 'type', 'status', 'createdAt', 'fileName', 'totalRows'],
  ...['insertedRows', 'duplicatedRows', 'errorRows', 'invalidFileLocation'],
];

/**
 * What a person looks for in records of many fields, by the operation that gives them. Of any other record, its first
 * fields are kept.
 */
export const worthKeeping: Readonly<Record<string, readonly string[]>> = {
  'chatApps.getDetails': [
    ...['umid', 'step', 'channel', 'status', 'direction', 'user'],
    ...['contentType', 'content', 'clientMessageId', 'createdAt'],
  ],
  'chatApps.getTemplates': [
    ...['templateName', 'language', 'category', 'status', 'components'],
    ...['channelId', 'channelName', 'createdAt', 'updatedAt'],
  ],
  'contacts.getBatch': ofBatch,
  'contacts.getBatches': ofBatch,
  'numberLookup.lookup': [
    ...['phoneNumber', 'phoneType', 'country', 'status', 'presence', 'roaming'],
    ...['ported', 'currentOperator', 'originalOperator', 'roamingOperator'],
  ],
  'sms.getDetails': [
    ...['umid', 'status', 'direction', 'country', 'msisdn', 'source'],
    ...['smsCount', 'price', 'clientMessageId', 'createdAt'],
  ],
  'voice.getNumbers': [
    ...['msisdn', 'countryCode', 'operationalStatus', 'referenceId', 'numberType'],
    ...['numberHealth', 'rentalPrice', 'incomingRate', 'billingCurrency', 'dateCreated'],
  ],
};
