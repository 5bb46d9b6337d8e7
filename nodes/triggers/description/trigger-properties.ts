import type { INodeProperties } from 'n8n-workflow';
import { triggerOn } from '../events/event-selection';
import { filterProperties } from '../events/event-filters';
import { hasSlots, type TriggerProduct } from '../events/trigger-config';

/** The parameters of a trigger, in the order in which a person fills them in. */
export function triggerProperties(product: TriggerProduct): INodeProperties[] {
  return [
    triggerOn(product),
    ...registrationProperties(product),
    simplifyProperty,
    ...filterProperties(product),
    ...(hasSlots(product) ? [registrationOptions()] : []),
  ];
}

export const simplifyProperty: INodeProperties = {
  displayName: 'Simplify',
  name: 'simple',
  type: 'boolean',
  default: true,
  description: 'Whether to return a simplified version of the response instead of the raw data',
};

/** How 8x8 learns of the URL, and how it shows that it is 8x8. */
export function registrationProperties(product: TriggerProduct): INodeProperties[] {
  if (!hasSlots(product)) return enteredByHand(product);
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
          description: 'Set at 8x8 when the workflow is activated, taken back when it is deactivated',
        },
        {
          name: 'Manual',
          value: 'manual',
          description: 'You enter the webhook URL at 8x8, for instance in 8x8 Connect',
        },
      ],
      default: 'automatic',
      description: 'Who tells 8x8 where to post the events',
    },
    {
      displayName:
        'Enter the Production URL shown above at 8x8, and the Test URL while you test. With an Authorization header, put the same value there and under "Webhook Secret" in the credential.',
      name: 'manualNotice',
      type: 'notice',
      default: '',
      displayOptions: { show: { registration: ['manual'] } },
    },
    {
      ...authentication(
        'For delivery receipt URLs of single messages and for surveys, with which 8x8 sends no header. Whoever knows the URL can start the workflow.',
      ),
      displayOptions: { show: { registration: ['manual'] } },
    },
    {
      displayName: 'Subaccount ID',
      name: 'subAccountId',
      type: 'string',
      default: '',
      placeholder: 'e.g. ExampleCo_Marketing',
      description: product.servesAll
        ? 'Subaccount whose events are meant, or * for the webhook that serves all subaccounts'
        : 'Subaccount whose events are meant: 8x8 keeps one webhook for each type of event of a subaccount',
      hint: product.servesAll
        ? 'Leave empty to use the subaccount of the credential, or * when it names none'
        : 'Leave empty to use the subaccount of the credential',
      displayOptions: { show: { registration: ['automatic'] } },
    },
  ];
}

/** A URL that no API can set. */
function enteredByHand({ enteredAt = '' }: TriggerProduct): INodeProperties[] {
  return [
    {
      displayName: `${enteredAt} With an Authorization header, the same value goes there and under "Webhook Secret" in the credential.`,
      name: 'manualNotice',
      type: 'notice',
      default: '',
    },
    authentication('No header is asked for. Whoever knows the URL can start the workflow.'),
  ];
}

/** What is asked of whoever posts to a URL that a person has entered. */
const authentication = (ofNone: string): INodeProperties => ({
  displayName: 'Authentication',
  name: 'authentication',
  type: 'options',
  noDataExpression: true,
  options: [
    {
      name: 'Authorization Header',
      value: 'authorization',
      description: 'The header must be what the credential holds under "Webhook Secret"',
    },
    { name: 'None', value: 'none', description: ofNone },
  ],
  default: 'authorization',
  description: 'How a webhook shows that it comes from 8x8',
});

/** Further options of a trigger that registers itself. */
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
          'Whether to take the place of a webhook that something else has set. It is put back when this workflow is deactivated, but without its Authorization, which 8x8 does not reveal.',
      },
    ],
    displayOptions: { show: { registration: ['automatic'] } },
  };
}
