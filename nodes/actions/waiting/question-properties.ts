import type { INodeProperties } from 'n8n-workflow';

export const messageLabel = 'Message';

/**
 * The question and how the person may answer. The parameter names are those that n8n's human review requires, where a
 * person approves what an AI agent wants to do.
 */
export const questionProperties: readonly INodeProperties[] = [
  {
    displayName: messageLabel,
    name: 'message',
    type: 'string',
    typeOptions: { rows: 4 },
    default: '',
    required: true,
    placeholder: 'e.g. Ship order 1001 today?',
    description: 'Question to ask, shown in the message and on the page behind its link',
  },
  {
    displayName: 'Response Type',
    name: 'responseType',
    type: 'options',
    options: [
      {
        name: 'Approval',
        value: 'approval',
        description: 'The person approves, or can also decline if Approval Options allow it',
      },
      { name: 'Free Text', value: 'freeText', description: 'The person writes an answer' },
      { name: 'Pick One', value: 'choice', description: 'The person picks one of your options' },
    ],
    default: 'approval',
    description: 'How the person answers',
  },
  {
    displayName: 'Approval Options',
    name: 'approvalOptions',
    type: 'fixedCollection',
    placeholder: 'Add Option',
    default: {},
    description: 'Buttons of the page and their labels',
    displayOptions: { show: { responseType: ['approval'] } },
    options: [
      {
        displayName: 'Values',
        name: 'values',
        values: [
          {
            displayName: 'Type of Approval',
            name: 'approvalType',
            type: 'options',
            options: [
              { name: 'Approve and Disapprove', value: 'double' },
              { name: 'Approve Only', value: 'single' },
            ],
            default: 'single',
            description: 'Buttons to show on the page',
          },
          {
            displayName: 'Approve Button Label',
            name: 'approveLabel',
            type: 'string',
            default: 'Approve',
            description: 'Label of the button that approves',
          },
          {
            displayName: 'Disapprove Button Label',
            name: 'disapproveLabel',
            type: 'string',
            displayOptions: { show: { approvalType: ['double'] } },
            default: 'Decline',
            description: 'Label of the button that declines',
          },
        ],
      },
    ],
  },
  {
    displayName: 'Choices',
    name: 'choices',
    type: 'string',
    typeOptions: { rows: 3 },
    default: '',
    required: true,
    placeholder: 'e.g. Deliver tomorrow',
    displayOptions: { show: { responseType: ['choice'] } },
    description: 'Options to pick from, one per line, or a list from an expression',
  },
];

/** How the message links to the page: by a WhatsApp button, or by a link in the text. */
export const linkAsProperty: INodeProperties = {
  displayName: 'Link As',
  name: 'linkAs',
  type: 'options',
  options: [
    { name: 'Button', value: 'button', description: 'A button below the message, on WhatsApp only' },
    { name: 'Text', value: 'text', description: 'At the end of the text, on any channel' },
  ],
  default: 'button',
  description: 'How the message links to the page with the answers',
};

export const buttonLabelProperty: INodeProperties = {
  displayName: 'Message Button Label',
  name: 'messageButtonLabel',
  type: 'string',
  default: 'Respond',
  description: 'Label of the button in the message, at most 20 characters',
};
