import type { INodeProperties } from 'n8n-workflow';

/** What is asked, under the names that n8n's human review looks for. */
export const questionProperties: readonly INodeProperties[] = [
  {
    displayName: 'Message',
    name: 'message',
    type: 'string',
    typeOptions: { rows: 4 },
    default: '',
    required: true,
    placeholder: 'e.g. Ship order 1001 today?',
    description: 'What the person is asked, in the message and on the page that its link opens',
  },
  {
    displayName: 'Response Type',
    name: 'responseType',
    type: 'options',
    options: [
      { name: 'Approval', value: 'approval', description: 'The person approves or declines' },
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
    description: 'Which buttons the page has, and what is written on them',
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
            description: 'Which buttons the page has',
          },
          {
            displayName: 'Approve Button Label',
            name: 'approveLabel',
            type: 'string',
            default: 'Approve',
            description: 'Words on the button that approves',
          },
          {
            displayName: 'Disapprove Button Label',
            name: 'disapproveLabel',
            type: 'string',
            displayOptions: { show: { approvalType: ['double'] } },
            default: 'Decline',
            description: 'Words on the button that declines',
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
    description: 'What the person can pick, one a line, or a list given by an expression',
  },
];

/** How the question reaches a person in a chat. */
export const linkProperty: INodeProperties = {
  displayName: 'Link As',
  name: 'linkAs',
  type: 'options',
  options: [
    { name: 'Button', value: 'button', description: 'A button below the message, on WhatsApp alone' },
    { name: 'Text', value: 'text', description: 'At the end of the text, on any channel' },
  ],
  default: 'button',
  description: 'How the message leads to the page with the answers',
};

export const buttonLabel: INodeProperties = {
  displayName: 'Message Button Label',
  name: 'messageButtonLabel',
  type: 'string',
  default: 'Respond',
  description: 'Words on the button in the message, at most 20 characters',
};
