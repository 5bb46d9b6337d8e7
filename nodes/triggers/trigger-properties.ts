import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { titleOf } from '../titles';
import { eventDefinition } from './trigger-events';
import { hasSlots, type StatusFilter, type TriggerProduct } from './trigger-product';

/** What the channels of chat apps are called, where capitals alone do not do. */
const channelNames: Readonly<Record<string, string>> = {
  sms: 'SMS',
  whatsapp: 'WhatsApp',
  rcs: 'RCS',
  line: 'LINE',
  linenotification: 'LINE Official Notification',
  zalonotification: 'Zalo Notification',
};

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** `CALL_RECEIVED` and `delivered` as a person reads them. */
const statusTitle = (value: string): string =>
  value.includes('_') ? titleOf(value) : capitalised(value.toLowerCase());

const byName = (one: INodePropertyOptions, other: INodePropertyOptions): number =>
  one.name.localeCompare(other.name);

/** The parameters of a trigger, in the order in which a person fills them in. */
export function triggerProperties(product: TriggerProduct): INodeProperties[] {
  const filters = filterProperties(product);
  return [
    triggerOn(product),
    ...registrationProperties(product),
    simplifyProperty,
    ...(filters.length > 0 ? [filterCollection(filters)] : []),
    ...(hasSlots(product) ? [registrationOptions()] : []),
  ];
}

const filterCollection = (options: INodeProperties[]): INodeProperties => ({
  displayName: 'Filters',
  name: 'filters',
  type: 'collection',
  placeholder: 'Add Filter',
  default: {},
  options,
});

export function triggerOn(product: TriggerProduct): INodeProperties {
  return {
    displayName: 'Trigger On',
    name: 'events',
    type: 'multiOptions',
    required: true,
    options: eventOptions(product),
    default: [...product.choices.slice(0, 1), ...(product.others ? ['unknown'] : [])],
    description: 'What starts the workflow',
  };
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
        {
          name: 'None',
          value: 'none',
          description:
            'For delivery receipt URLs of single messages and for surveys, with which 8x8 sends no header. Whoever knows the URL can start the workflow.',
        },
      ],
      default: 'authorization',
      description: 'How a webhook shows that it comes from 8x8',
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
    {
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
        {
          name: 'None',
          value: 'none',
          description: 'No header is asked for. Whoever knows the URL can start the workflow.',
        },
      ],
      default: 'authorization',
      description: 'How a webhook shows that it comes from 8x8',
    },
  ];
}

/** Further options of a trigger that registers itself. */
export function registrationOptions(): INodeProperties {
  return {
    displayName: 'Options',
    name: 'options',
    type: 'collection',
    placeholder: 'Add option',
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

function eventOptions(product: TriggerProduct): INodePropertyOptions[] {
  const known = product.choices.map((value) => {
    const { title, summary, webhook } = eventDefinition(value);
    return {
      name: title,
      value,
      description:
        webhook.via === 'support' && hasSlots(product)
          ? `${summary}. Kept for workflows that have it: new ones use the 8x8 SMS Engage Trigger. 8x8's support enters its URL, so Webhook Registration must be Manual.`
          : summary,
    };
  });
  return [
    ...known.sort(byName),
    {
      name: product.others?.name ?? 'Unknown Event',
      value: 'unknown',
      description:
        product.others?.description ??
        'Something that 8x8 sends and this version does not know, with its whole body',
    },
  ];
}

function filterProperties({
  statuses,
  channels,
  choices,
  namesSubAccount,
}: TriggerProduct): INodeProperties[] {
  const receipts = choices.filter((type) => type.endsWith('.status'));
  const channelFilter: INodeProperties = {
    displayName: 'Channels',
    name: 'channels',
    type: 'multiOptions',
    options: channels
      .map((channel) => channel.toLowerCase())
      .map((value) => ({ name: channelNames[value] ?? capitalised(value), value }))
      .sort(byName),
    default: [],
    description: 'Events of other channels do not start the workflow',
  };
  return [
    ...(channels.length > 0 ? [channelFilter] : []),
    ...statuses.filter((filter) => filter.name !== 'statuses').map(statusFilter),
    ...(receipts.length > 0 ? [lateReceipts(receipts)] : []),
    ...statuses.filter((filter) => filter.name === 'statuses').map(statusFilter),
    ...(namesSubAccount ? [subAccountFilter] : []),
  ];
}

const lateReceipts = (receipts: readonly string[]): INodeProperties => ({
  displayName: 'Ignore Late Receipts',
  name: 'ignoreLateReceipts',
  type: 'boolean',
  default: false,
  description:
    'Whether to leave out a receipt that says less than one that came before, such as sent after delivered',
  displayOptions: { show: { '/events': [...receipts] } },
});

const statusFilter = ({ name, displayName, event, values }: StatusFilter): INodeProperties => ({
  displayName,
  name,
  type: 'multiOptions',
  options: values.map((value) => ({ name: statusTitle(value), value })).sort(byName),
  default: [],
  description:
    name === 'statuses'
      ? 'Receipts with another status do not start the workflow'
      : `"${eventDefinition(event).title}" with another status does not start the workflow`,
  displayOptions: { show: { '/events': [event] } },
});

const subAccountFilter: INodeProperties = {
  displayName: 'Subaccount IDs',
  name: 'subAccountIds',
  type: 'string',
  default: '',
  placeholder: 'e.g. ExampleCo_Marketing, ExampleCo_Support',
  description:
    'Events of other subaccounts do not start the workflow. Separate several with commas. Events that name no subaccount pass.',
};
