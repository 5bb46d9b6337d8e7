import { voiceDeviations } from './voice-deviations';
import { contactsDeviations } from './contacts-deviations';
import { messagingDeviations } from './messaging-deviations';

/** Deliberate differences between the catalogue and 8x8's OpenAPI files, with one reason. */
export interface Deviation {
  readonly because: string;
  /** The reported lines. `*` matches any text. */
  readonly differences: readonly string[];
}

/** The deliberate differences. The conformance test fails for every other difference. */
export const deviations: readonly Deviation[] = [
  // Inputs that are optional here, or have another form
  {
    because: 'Account and subaccount are filled in from the configuration',
    differences: [
      '* path.subAccountId: required there, not here',
      '* path.accountId: required there, not here',
      'chatApps.* path.channelId: required there, not here',
    ],
  },
  {
    because: 'The pages of 8x8 show account IDs that are names, which the length of a UUID would refuse',
    differences: [
      '* path.accountId: minLength 32 there, none here',
      '* path.accountId: maxLength 36 there, none here',
    ],
  },
  {
    because:
      'The guide allows destinations in place of messages, and takes what a message leaves out from the template',
    differences: [
      'sms.sendBatch body.messages: required there, not here',
      'sms.sendBatch body.messages[].text: required there, not here',
      'chatApps.sendBatch body.messages[].type: required there, not here',
      'chatApps.sendBatch body.messages[].content: required there, not here',
    ],
  },
  {
    because: 'The guide takes dates as well as dates with times',
    differences: [
      '*.startLogExport body.from: format "date-time" there, "date-or-time" here',
      '*.startLogExport body.to: format "date-time" there, "date-or-time" here',
    ],
  },

  {
    because: 'One operation of 8x8 is two here: it changes something with a code, and only reads without',
    differences: [
      'verification.check query.code: required here, not there',
      'verification.getStatus query.code: there, not here',
    ],
  },

  {
    because: 'The client adds a plain answer to the status of a verification',
    differences: ['verification.* response.verified: here, not there'],
  },

  {
    because: 'The description of the resending interval names the 403 that the list of answers lacks',
    differences: ['verification.start errors: 403 here, not there'],
  },

  // Errors in the OpenAPI files
  {
    because: 'Every sample has the text of a header as a string; the file has it as media',
    differences: ['chatApps.* body*content.interactive.header.text: object there, string here'],
  },
  {
    because: 'The name of a company is no URI, and the example in the file is none',
    differences: ['chatApps.sendLineNotification* body*content.company: format "uri" there, none here'],
  },
  {
    because:
      'The example shows one object with all countries where the schema has a list; both are let through',
    differences: ['sms.getPrices response.subAccounts[].outbound: array there, object here'],
  },
  {
    because:
      'The guide allows 1,000 messages a request; a batch refused whole costs more than a second request',
    differences: [
      'chatApps.sendBatch body.messages: maxItems 10000 there, 1000 here',
      'chatApps.sendLineNotificationBatch body.messages: maxItems 10000 there, 1000 here',
    ],
  },
  {
    because:
      'The file names the Asian hosts alone; the same accounts are found at the hosts of the other regions',
    differences: [
      'webhookConfig.* server: https://*.us.8x8.com here, not there',
      'webhookConfig.* server: https://*.8x8.uk here, not there',
      'webhookConfig.* server: https://*.8x8.id here, not there',
    ],
  },

  // Fields of the samples and guides that are missing in the files
  {
    because: 'The Viber samples send the type buttons, with content.button',
    differences: [
      'chatApps.send* body*.type: value here, not there: buttons',
      'chatApps.send* body*content.button: here, not there',
    ],
  },
  {
    because: 'The Zalo pages send by the channel ZaloNotification, and name the variables of a template',
    differences: [
      'chatApps.send* body*channels[].channel: value here, not there: ZaloNotification',
      'chatApps.send* body*content.template.components[].parameters[].name: here, not there',
    ],
  },
  {
    because: 'One page gives a Flow button other data than the file does, so it is passed on as it is given',
    differences: [
      'chatApps.send* body*template.components[].parameters[].flowActionData: free-form here, not there',
    ],
  },
  {
    because: 'The variables of a survey have names of their own',
    differences: ['sms.sendSurvey* body*templateVariables: free-form here, not there'],
  },
  {
    because: 'The samples of the response show it',
    differences: [
      'chatApps.getWebhooks response[].type: here, not there',
      'webhookConfig.get response[].version: here, not there',
      'webhookConfig.get response[].httpContenttype: here, not there',
    ],
  },
  {
    because: 'The values stand in the description of the field, or of the type that demands them',
    differences: [
      '* response*state: values listed here, not there',
      'chatApps.* response*status.detail: values listed here, not there',
      '*.getDetails response*direction: values listed here, not there',
      'sms.getDetails response.encoding: values listed here, not there',
      'chatApps.getDetails response.data[].channel: values listed here, not there',
      'chatApps.getDetails response.data[].contentType: values listed here, not there',
      'chatApps.send* body*interactive.action.name: values listed here, not there',
      'numberLookup.lookup response.phoneType: values listed here, not there',
      'verification.start body.language: values listed here, not there',
    ],
  },

  // Inputs that are refused here, because they cannot be valid
  {
    because: 'The description of the field, or of the object around it, says that it is required',
    differences: [
      'chatApps.send* body*interactive.type: required here, not there',
      'chatApps.send* body*interactive.header.type: required here, not there',
      'chatApps.send* body*interactive.body.text: required here, not there',
      'chatApps.send* body*interactive.footer.text: required here, not there',
      'chatApps.send* body*interactive.action.buttons[].reply.id: required here, not there',
      'chatApps.send* body*interactive.action.buttons[].reply.title: required here, not there',
      'chatApps.send* body*interactive.action.sections[].rows[].id: required here, not there',
      'chatApps.send* body*interactive.action.sections[].rows[].title: required here, not there',
      'chatApps.send* body*interactive.action.sections[].product_items[].product_retailer_id: required here, not there',
      'chatApps.send* body*content.template.name: required here, not there',
    ],
  },
  {
    because: 'It means nothing without',
    differences: [
      'chatApps.send* body*interactive.action.buttons[].reply: required here, not there',
      'chatApps.send* body*template.components*parameters[].location.latitude: required here, not there',
      'chatApps.send* body*template.components*parameters[].location.longitude: required here, not there',
    ],
  },
  {
    because: 'An empty one is as good as none',
    differences: [
      'sms.* body*text: minLength none there, 1 here',
      'sms.* body*templateBody: minLength none there, 1 here',
      'sms.* path.surveyId: minLength none there, 1 here',
      '* path.jobId: minLength none there, 1 here',
      'sms.* path.jobId: minLength none there, 1 here',
      'verification.* path.sessionId: minLength none there, 1 here',
      'verification.start body.whatsapp.templateName: minLength none there, 1 here',
      '* body[].subAccountId: minLength none there, 1 here',
      '*Webhooks body: minItems none there, 1 here',
      'webhookConfig.* body: minItems none there, 1 here',
      'chatApps.send*Batch body.messages: minItems none there, 1 here',
      'chatApps.send* body*user.channelUserId: minLength none there, 1 here',
      'chatApps.send* body*user.lineUserId: minLength none there, 1 here',
      'chatApps.send* body*template.name: minLength none there, 1 here',
      'chatApps.send* body*interactive.body.text: minLength none there, 1 here',
      'chatApps.send* body*interactive.action.button: minLength none there, 1 here',
      'chatApps.send* body*interactive.action.buttons[].reply.*: minLength none there, 1 here',
      'chatApps.send* body*interactive.action.sections[].rows[].*: minLength none there, 1 here',
    ],
  },
  {
    because: 'What a value must look like is known, though the file does not say it of this field',
    differences: [
      '* body*destinations[]: format none there, "msisdn" here',
      '* body*user.msisdn: format none there, "msisdn" here',
      '* body*dialAction.phoneNumber: format none there, "msisdn" here',
      '*.startLogExport body.phoneNumber: format none there, "msisdn" here',
      'verification.start body.call.source: format none there, "msisdn" here',
      'chatApps.createTemplate body.components[].buttons[].phoneNumber: format none there, "msisdn" here',
      '* body*source: format none there, "sender-id" here',
      '* path.umid: format none there, "uuid" here',
      'chatApps.send* body*context.umid: format none there, "uuid" here',
      'sms.getPrices query.subAccountId: format none there, "sub-account-id" here',
      'chatApps.send* body*interactive.header.*.link: format none there, "uri" here',
      'chatApps.send* body*createCalendarEventAction.startTime: format none there, "date-time" here',
      'chatApps.send* body*createCalendarEventAction.endTime: format none there, "date-time" here',
      '* body[].subAccountId: maxLength none there, 50 here',
      '*.startLogExport body.limit: minimum none there, 0 here',
      'numberLookup.lookup path.phoneNumber: format none there, "phone" here',
      'verification.start body.template: format none there, "code-template" here',
      'verification.start body.sms.source: maxLength none there, 17 here',
      'sms.startLogExport body.limit: minimum none there, 0 here',
      'sms.getPrices query.m*c: minimum none there, 0 here',
      'sms.getPrices query.m*c: maximum none there, 999 here',
    ],
  },
  {
    because: 'The page on sending SMS allows 17 characters in a number with its plus',
    differences: ['* body*source: maxLength 16 there, 17 here'],
  },
  {
    because: 'WhatsApp and RCS refuse it, as the guides say',
    differences: [
      'chatApps.send* body*interactive.action.buttons: minItems none there, 1 here',
      'chatApps.send* body*contentInfo.fileUrl: maxLength none there, 2048 here',
      'chatApps.send* body*contentInfo.thumbnailUrl: maxLength none there, 2048 here',
      'chatApps.send* body*action.fallbackUrl: maxLength none there, 2048 here',
      'chatApps.send* body*content.suggestions: maxItems 10 there, 7 here',
    ],
  },
  {
    because: 'A text of more than ten SMS segments gets a warning',
    differences: [
      'sms.* body*text: format none there, "sms-text" here',
      'sms.* body*templateBody: format none there, "sms-text" here',
      'chatApps.send* body*fallbackText: format none there, "sms-text" here',
      'chatApps.sendLineNotification* body*smsFallback.text: format none there, "sms-text" here',
    ],
  },

  // Automation
  {
    because: 'What a value must look like is known, though the file does not say it of this field',
    differences: [
      'automation.* path.accountId: format none there, "account-id" here',
      'automation.* path.definitionId: format none there, "uuid" here',
      'automation.trigger query.subAccountId: format none there, "sub-account-id" here',
      'automation.getWorkflows query.startTime*: format none there, "date-time" here',
      'automation.*Definition body.definition.name: minLength none there, 1 here',
      'automation.changeWorkflow body.status: required here, not there',
    ],
  },
  {
    because: 'The samples have the ID and the version within the definition, the schema beside it',
    differences: [
      'automation.* response*.definition.id: here, not there',
      'automation.* response*.definition.version: here, not there',
      'automation.* response*.id: required there, not here',
      'automation.* response*.version: required there, not here',
    ],
  },
  {
    because: 'The data of a workflow have names of their own; one that needs none is started with {}',
    differences: [
      'automation.startWorkflow body: free-form here, not there',
      'automation.startWorkflow body: default none there, {} here',
      'automation.trigger body: free-form here, not there',
      'automation.getWorkflows response[].data: free-form here, not there',
    ],
  },
  {
    because: 'The ID comes in the Location header, and is given as a result of its own',
    differences: ['automation.startWorkflow response: here, not there'],
  },
  {
    because: 'The sample is followed where the schema is plainly that of something else',
    differences: [
      'automation.getUsage response: array there, object here',
      'automation.getUsageHistory response[].*: here, not there',
      'automation.getFunctions response[].parameters[].*: object there, anything here',
      'automation.getWorkflows response[].status: values listed here, not there',
    ],
  },

  // Samples that are refused here
  {
    because:
      'The sample is wrong by the description of the field, or stands for a phone number with too few digits',
    differences: [
      'chatApps.send sample whatsAppInteractiveMessageProductList: content.interactive.type is missing',
      'chatApps.send sample viberRichMediaTextImage: user.msisdn is too short: it has 6 digits ("+958661")',
    ],
  },

  // Other spellings
  {
    because: 'The default is told in the guide, or is the only value there is',
    differences: [
      'chatApps.* body*encoding: default none there, "AUTO" here',
      'chatApps.send* body*directSend.category: default none there, "utility" here',
      'chatApps.sendTyping body.type: default none there, "typing" here',
      'sms.send*Batch body.includeMessagesInResponse: default none there, false here',
      'sms.startLogExport body.limit: default none there, 0 here',
      'verification.start body.*: default none there, * here',
      'numberLookup.lookup query.type: default none there, "format" here',
    ],
  },
  {
    because: 'Buttons are compared by their IDs and titles, which is stricter',
    differences: ['chatApps.send* body*interactive.action.buttons: uniqueItems true there, none here'],
  },
  {
    because: 'Cancelling a batch and cancelling one message answer alike, and the latter is sure to count',
    differences: ['*.cancelBatch response.cancelledCount: required here, not there'],
  },
  {
    because:
      'A type of a response promises no more than it must, and a webhook may have been set in another way',
    differences: ['*.getWebhooks response[].oauth.*: required there, not here'],
  },

  // Lists of single APIs
  ...contactsDeviations,
  ...messagingDeviations,
  ...voiceDeviations,
];

/** Whether a line of the list matches a difference. */
export function explains(listed: string, difference: string): boolean {
  const expression = listed.split('*').map((part) => part.replace(/[.?+^$()[\]{}|\\]/g, '\\$&'));
  return new RegExp(`^${expression.join('.*')}$`).test(difference);
}
