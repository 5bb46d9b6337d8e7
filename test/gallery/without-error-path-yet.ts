/**
 * The nodes that may fail and have no error path yet, by workflow. The list only gets shorter: a new workflow has an
 * error path, or says on its page why not.
 */
export const withoutErrorPathYet: Readonly<Record<string, readonly string[]>> = {
  'approve-by-sms': ['Ask the Shift Lead', 'Tell the Customer'],
  'dialogue-of-three-questions': ['Ask the Day', 'Ask the Time', 'Ask about Parking'],
  'sign-up-by-code': ['Send Code and Wait', 'Keep as Contact', 'Say Welcome'],
  'sms-campaign-from-csv': ['Make a Group', 'Upload Contacts', 'Who Is in the Group?', 'Send to Each'],
  'start-8x8-automation': ['Trigger 8x8 Workflows'],
  'undelivered-sms-of-the-week': ['Export the SMS Log'],
  'video-recording-to-team': ['Tell the Team'],
  'video-room-by-sms': ['Open a Room', 'Send the Link'],
  'whatsapp-agent-with-approval': ['Ask the Shift Lead', 'Answer on WhatsApp'],
  'whatsapp-order-desk': ['Confirm Delivery by SMS', 'Confirm Pick-Up by SMS', 'Offer Two Ways'],
};
