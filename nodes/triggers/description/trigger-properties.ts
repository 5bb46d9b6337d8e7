import type { INodeProperties } from 'n8n-workflow';
import { expressionProperties } from '../../shared/collection-expressions';
import { isEnteredBySupport, triggerOnProperty } from '../events/event-selection';
import { filterProperties } from '../events/event-filters';
import { isRegistrable, type RegistrableTriggerConfig, type TriggerConfig } from '../events/trigger-config';
import { selectedFromList } from './list-fields';

/** All parameters of a trigger that receives events, in display order. */
export function triggerProperties(config: TriggerConfig): INodeProperties[] {
  const collections = [
    ...filterProperties(config),
    ...(isRegistrable(config) ? [registrationOptions()] : []),
  ];
  return [
    triggerOnProperty(config),
    ...registrationProperties(config),
    simplifyProperty,
    ...collections,
    ...expressionProperties(collections),
  ];
}

export const simplifyProperty: INodeProperties = {
  displayName: 'Simplify',
  name: 'simple',
  type: 'boolean',
  default: true,
  description: 'Whether to return a simplified version of the response instead of the raw data',
};

/** How the URL is registered at 8x8, and how requests are authenticated. */
export function registrationProperties(config: TriggerConfig): INodeProperties[] {
  if (!isRegistrable(config)) return manualRegistrationProperties(config);
  return [
    {
      displayName: 'Webhook Registration',
      name: 'registration',
      type: 'options',
      noDataExpression: true,
      options: [
        {
          name: 'Automatic',
          value: 'automatic',
          description:
            'Publishing (activating) the workflow sets the webhook at 8x8, and unpublishing it removes the webhook',
        },
        {
          name: 'Manual',
          value: 'manual',
          description: 'You enter the webhook URL at 8x8 yourself, for example in 8x8 Connect',
        },
      ],
      default: 'automatic',
      description: 'Who registers the webhook URL at 8x8',
    },
    {
      displayName:
        'Enter the Production URL shown above at 8x8, or the Test URL while you test. With Authorization Header below, enter the same value for the header at 8x8 and under Webhook Secret in the credential.',
      name: 'manualNotice',
      type: 'notice',
      default: '',
      displayOptions: { show: { registration: ['manual'] } },
    },
    {
      ...authenticationProperty(
        'For delivery receipt URLs of single messages and for surveys: 8x8 sends no header with them. Anyone who knows the URL can start the workflow.',
      ),
      displayOptions: { show: { registration: ['manual'] } },
    },
    ...supportEventProperties(config),
    subAccountProperty(config),
  ];
}

/** 8x8 lists subaccounts only in its prices of SMS. */
const subAccountListHint =
  'The list shows the subaccounts with SMS prices. Enter the ID of another one, such as one for voice only, under By ID.';

const subAccountProperty = (config: RegistrableTriggerConfig): INodeProperties =>
  selectedFromList(
    {
      displayName: 'Subaccount ID',
      name: 'subAccountId',
      type: 'string',
      default: '',
      placeholder: 'e.g. ExampleCo_Marketing',
      description: `${
        config.supportsAllSubAccounts
          ? 'Subaccount to receive events for, or * for all subaccounts.'
          : 'Subaccount to receive events for. 8x8 keeps one webhook per subaccount and event type.'
      } ${subAccountListHint}`,
      hint: config.supportsAllSubAccounts
        ? 'Leave empty to use the subaccount of the credential, or all subaccounts if the credential has none'
        : 'Leave empty to use the subaccount of the credential',
      displayOptions: { show: { registration: ['automatic'] } },
    },
    'subAccounts',
  );

/** The parameters for events whose URL 8x8 support enters. Other events of the trigger are registered automatically. */
function supportEventProperties({ eventTypes }: TriggerConfig): INodeProperties[] {
  const events = eventTypes.filter(isEnteredBySupport);
  if (events.length === 0) return [];
  const displayOptions = { show: { registration: ['automatic'], events } };
  return [
    {
      displayName:
        '8x8 support enters the URL for survey answers. Send them the Production URL shown above and ask for an Authorization header with the Webhook Secret of the credential; if they cannot set it, select None below.',
      name: 'supportNotice',
      type: 'notice',
      default: '',
      displayOptions,
    },
    {
      ...authenticationProperty('Anyone who knows the URL can post survey answers, but no other events'),
      displayName: 'Survey Authentication',
      description: 'How to verify that a survey answer comes from 8x8',
      displayOptions,
    },
  ];
}

/** The parameters of a trigger whose URL cannot be registered through an API. */
function manualRegistrationProperties({ manualSetup = '' }: TriggerConfig): INodeProperties[] {
  return [
    {
      displayName: `${manualSetup} With Authorization Header below, enter the same value for the header at 8x8 and under Webhook Secret in the credential.`,
      name: 'manualNotice',
      type: 'notice',
      default: '',
    },
    authenticationProperty('No header is required. Anyone who knows the URL can start the workflow.'),
  ];
}

const authenticationProperty = (noneDescription: string): INodeProperties => ({
  displayName: 'Authentication',
  name: 'authentication',
  type: 'options',
  noDataExpression: true,
  options: [
    {
      name: 'Authorization Header',
      value: 'authorization',
      description: 'The header must match the Webhook Secret of the credential',
    },
    { name: 'None', value: 'none', description: noneDescription },
  ],
  default: 'authorization',
  description: 'How to verify that a request comes from 8x8',
});

/** The "Options" parameter of a trigger that registers its webhook. */
export function registrationOptions(): INodeProperties {
  return {
    displayName: 'Options',
    name: 'options',
    type: 'collection',
    placeholder: 'Add Option',
    default: {},
    options: [
      {
        displayName: 'Replace Existing Webhook',
        name: 'replaceExisting',
        type: 'boolean',
        default: false,
        description:
          'Whether to replace a webhook that something else has set. It is restored when you unpublish this workflow, but without its Authorization header, which 8x8 does not reveal.',
      },
    ],
    displayOptions: { show: { registration: ['automatic'] } },
  };
}
