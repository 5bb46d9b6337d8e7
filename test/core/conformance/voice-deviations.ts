import type { Deviation } from './deviations';

/**
 * The deliberate differences between the catalogue and 8x8's OpenAPI files for voice and video interaction, with
 * reasons.
 */
export const voiceDeviations: readonly Deviation[] = [
  {
    because: 'The values stand in the description of the field, in the guide, or in the samples',
    differences: [
      'voice.sendCallFlow response.sessionStatus: values listed here, not there',
      'voice.getNumbers response.numbers[].operationalStatus: values listed here, not there',
      'voice.setRecordingPush body.protocol: values listed here, not there',
      'voice.getRecordings response.recordings[].status: values listed here, not there',
    ],
  },
  {
    because: 'Most numbers with their country code are no integers from 7 to 10, nor have at most ten digits',
    differences: ['voice.checkNumber path.number: integer there, string here'],
  },
  {
    because: 'What a value must look like is known, though the file does not say it of this field',
    differences: [
      'voice.setRecordingPush body.port: m*imum none there, * here',
      'voice.startLogExport body.limit: minimum none there, 0 here',
      'voice.startLogExport body.from: format "date-time" there, "date-or-time" here',
      'voice.startLogExport body.to: format "date-time" there, "date-or-time" here',
      'voice.startLogExport body.limit: default none there, 0 here',
      'voice.*LogExport path.jobId: minLength none there, 1 here',
      'voice.setWebhook body.url: format none there, "uri" here',
      'videoInteraction.createToken body.create_room: default none there, false here',
      'videoInteraction.createToken body.phone_number: format none there, "msisdn" here',
      'videoInteraction.createToken body.call_reference: m*Length none there, * here',
      'videoInteraction.getCall path.id: minLength none there, 1 here',
      'videoInteraction.getImage path.link: minLength none there, 1 here',
    ],
  },
  {
    because: 'A webhook without type or address is none',
    differences: [
      'voice.setWebhook body.type: required here, not there',
      'voice.setWebhook body.url: required here, not there',
    ],
  },
  {
    because: 'The guide writes the session of a recording so',
    differences: ['voice.getRecordings response.recordings[].sessionId: here, not there'],
  },
  {
    because:
      'The field has the name that it has where the webhook is set; VNU can be set, so it can be deleted',
    differences: [
      'voice.deleteWebhook path: *',
      'voice.deleteWebhook path.webhook-type: there, not here',
      'voice.deleteWebhook path.type: here, not there',
    ],
  },
  {
    because:
      'What comes back is written under the name allOf by mistake; the sample has the fields themselves',
    differences: [
      'voice.deleteWebhook response.allOf: there, not here',
      'voice.deleteWebhook response.subAccountId: here, not there',
      'voice.deleteWebhook response.type: here, not there',
      'voice.deleteWebhook response.url: here, not there',
      'voice.deleteWebhook response.enabled: here, not there',
      'voice.deleteWebhook response.httpAuthHeaderAvailable: here, not there',
    ],
  },
  {
    because: 'The file writes samples where defaults stand',
    differences: [
      'voice.setRecordingPush body: default * there, none here',
      'videoInteraction.getCalls query.*: default " yyyy-mm-dd" there, none here',
      'videoInteraction.getCall path.id: default "CallID" there, none here',
      'videoInteraction.getImage path.link: default * there, none here',
    ],
  },
  {
    because: 'The file has samples of the answers, and no schemas',
    differences: [
      'videoInteraction.createToken response: here, not there',
      'videoInteraction.get* response: here, not there',
    ],
  },
  {
    because: 'A request without a body has no content type, and that of others is no input',
    differences: ['videoInteraction.* header.Content-Type: there, not here'],
  },
];

/** Correct requests of voice and video interaction that do not match 8x8's OpenAPI files. */
export const voiceRequestDeviations: readonly Deviation[] = [
  {
    because: 'No number is from 7 to 10, and one with its country code has more than ten digits',
    differences: ['voice.checkNumber path.number: *'],
  },
  {
    because: 'A request without a body has no content type',
    differences: ['videoInteraction.get* header.Content-Type: is required'],
  },
];
