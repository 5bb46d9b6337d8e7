/** An action node, and what it shows of the catalogue. */
export interface ProductNode {
  /** The name of the node in n8n. */
  readonly displayName: string;
  /** The resources of the catalogue that the node shows, the most used first. */
  readonly resources: readonly string[];
  /** The operations that come first in their lists. n8n shows the others after them, in alphabetical order. */
  readonly mostUsed: readonly string[];
}

/** The action nodes, one for each product of 8x8. Every resource of the catalogue is in exactly one of them. */
export const productNodes = {
  sms: {
    displayName: '8x8 SMS',
    resources: ['SMS'],
    mostUsed: ['sms.send', 'sendAndWait', 'sendAndWaitForReply', 'sendAndWaitForDelivery'],
  },
  chatApps: {
    displayName: '8x8 Chat Apps',
    resources: ['Message', 'Template', 'WhatsApp Flow', 'File'],
    mostUsed: [
      ...['chatApps.send', 'sendAndWait', 'sendAndWaitForReply', 'sendAndWaitForDelivery'],
      ...['chatApps.getTemplates', 'chatApps.getFlows', 'chatApps.uploadFile'],
    ],
  },
  voice: {
    displayName: '8x8 Voice',
    resources: ['Voice Call', 'Virtual Number', 'Recording'],
    mostUsed: ['voice.sendCallFlow', 'buildCallFlow', 'voice.getNumbers', 'voice.getRecordings'],
  },
  verify: {
    displayName: '8x8 Verify',
    resources: ['Verification', 'Number Lookup'],
    mostUsed: ['verification.start', 'verification.check', 'sendCodeAndWait'],
  },
  contacts: {
    displayName: '8x8 Contacts',
    resources: ['Contact', 'Contact Group', 'Contact Batch'],
    mostUsed: [
      ...['contacts.create', 'contacts.search', 'contacts.update', 'contacts.blacklist'],
      ...['contacts.addToGroup', 'contacts.removeFromGroup', 'contacts.uploadBatch'],
    ],
  },
  automation: {
    displayName: '8x8 Automation',
    resources: ['Automation Workflow'],
    mostUsed: ['automation.trigger', 'automation.startWorkflow', 'automation.getWorkflows'],
  },
  video: {
    displayName: '8x8 Video',
    resources: ['Video Room'],
    mostUsed: ['videoInteraction.createToken'],
  },
  account: {
    displayName: '8x8 Account',
    resources: ['Account', 'Log Export', 'Webhook'],
    mostUsed: ['sms.getBalance', 'sms.getPrices'],
  },
} as const satisfies Readonly<Record<string, ProductNode>>;
