import type { Deviation } from './deviations';

/**
 * The deliberate differences between the catalogue and 8x8's OpenAPI files for templates, Flows, files, call
 * permissions, exports and usage, with reasons.
 */
export const messagingDeviations: readonly Deviation[] = [
  {
    because: 'The samples of templates put a list of components on a card, where the file has one component',
    differences: [
      'chatApps.createTemplate body.components[].cards[].*: there, not here',
      'chatApps.createTemplate body.components[].cards[].components: here, not there',
    ],
  },
  {
    because: 'The guide has 25 characters on a button; the file has 20',
    differences: ['chatApps.createTemplate body.components[].buttons[].text: maxLength 20 there, 25 here'],
  },
  {
    because: 'An address with a variable in it is no URI, as its own example shows',
    differences: ['chatApps.createTemplate body.components[].buttons[].url: format "uri" there, none here'],
  },
  {
    because: 'Samples leave out the text of buttons where the phone writes one',
    differences: [
      'chatApps.createTemplate body.components[].buttons[].text: required there, not here',
      'chatApps.getTemplates response.templates[].components[].buttons[].text: required there, not here',
    ],
  },
  {
    because: 'A part that is left to a default is a part forgotten',
    differences: ['chatApps.createTemplate body.components[].type: default "BODY" there, none here'],
  },
  {
    because: 'What can be registered comes back, though the file lists the older parts alone',
    differences: [
      'chatApps.getTemplates response.templates[].components[].type: value here, not there: CAROUSEL',
      'chatApps.getTemplates response.templates[].components[].type: value here, not there: CALL_PERMISSION_REQUEST',
      'chatApps.getTemplates response.templates[].components[].type: value here, not there: REQUEST_CONTACT_INFO',
      'chatApps.getTemplates response.templates[].components[].format: value here, not there: Gif',
      'chatApps.getTemplates response.templates[].components[].cards: here, not there',
    ],
  },
  {
    because: 'The values stand in the guide, or in the description of the field',
    differences: [
      'chatApps.getTemplates response.templates[].category: values listed here, not there',
      'chatApps.getTemplates response.templates[].status: values listed here, not there',
      'chatApps.createTemplate body.category: values listed here, not there',
      'chatApps.getMessageUsage response.data[].pricingCategory: values listed here, not there',
    ],
  },
  {
    because: 'The guide states the limit, or the form',
    differences: [
      'chatApps.createTemplate body.name: *',
      'chatApps.createTemplate body.components[].text: maxLength none there, 1024 here',
      'chatApps.createTemplate body.components[].cards: maxItems none there, 10 here',
      'chatApps.createTemplate body.message_send_ttl_seconds: *imum none there, * here',
      'chatApps.submitDirectSendSample body*: minLength none there, 1 here',
    ],
  },
  {
    because: 'A template of nothing is none',
    differences: ['chatApps.createTemplate body.components: minItems none there, 1 here'],
  },
  {
    because: 'The names in the samples stand for a name, or have capitals, which the guide forbids',
    differences: ['chatApps.createTemplate sample *: name has the wrong format'],
  },
  {
    because: 'The form of these fields is the same at every operation, though some lack it',
    differences: [
      'chatApps.deleteTemplate path.accountId: format none there, "account-id" here',
      'chatApps.getMessageUsage path.accountId: format none there, "account-id" here',
      'chatApps.getCallPermission path.subAccountId: * none there, * here',
      'chatApps.submitDirectSendSample path.subAccountId: * none there, * here',
      'chatApps.getCallPermission query.destination: format none there, "msisdn" here',
    ],
  },
  {
    because:
      'The guide answers 201 and 204 where the file has 200, and has these failures, which the file lacks',
    differences: [
      'chatApps.createFlow success: 201 here, not there',
      'chatApps.deleteFlow success: 204 here, not there',
      'chatApps.*Flow* errors: * here, not there',
    ],
  },
  {
    because: 'The answer leads to the file, which is fetched from there',
    differences: ['chatApps.downloadFile response: here, not there'],
  },
  {
    because: 'Without the token there is nothing to be had',
    differences: ['chatApps.downloadFile query.token: required here, not there'],
  },
  {
    because: 'A list travels as the values with commas between, which is what the file describes as a text',
    differences: ['chatApps.getMessageUsage query.groupBy: string there, array here'],
  },
];
