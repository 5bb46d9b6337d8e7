/** Differences by path and type: `-` the sandbox lacks what the sample has, `+` it has what the sample lacks. */
export type Deviations = Readonly<Record<string, string>>;

const name: Deviations = {
  '+ payload.user.name: string':
    'The table of fields gives WhatsApp users a name, and most samples show it; the sandbox always knows one.',
};

const category: Deviations = {
  '+ payload.whatsapp.pricingCategory: string':
    'The page of versions 8 and 9 shows it on delivered and read; this sample, of another page, leaves it out.',
};

const description: Deviations = {
  '+ description: string':
    'All of the pages on webhooks show it; the pages on Flows and scenarios leave it out.',
};

const inbound = 'ChatApps.inbound_message_received';
const receipt = 'ChatApps.outbound_message_status_changed';

/** Where the sandbox knowingly differs from a sample of 8x8, and why. */
export const deviations: Readonly<Record<string, Deviations>> = {
  [`${inbound}.text.v2`]: name,
  [`${inbound}.text.no_description`]: { ...name, ...description },
  [`${inbound}.interactive_nfmReply.v2`]: name,
  [`${inbound}.interactive_nfmReply.v3`]: name,
  [`${inbound}.interactive_nfmReply.unversioned`]: name,
  [`${inbound}.interactive_nfmReply.flows_api`]: { ...name, ...description },
  [`${inbound}.interactive_nfmReply.flow_healthcare`]: { ...name, ...description },
  [`${inbound}.interactive_nfmReply.flow_professional_services`]: { ...name, ...description },
  [`${inbound}.interactive_nfmReply.flow_retail`]: { ...name, ...description },
  [`${inbound}.interactive_nfmReply.flow_sales`]: { ...name, ...description },
  [`${inbound}.interactive_callPermissionReply.v2`]: name,
  [`${inbound}.interactive_callPermissionReply.v3`]: name,
  [`${receipt}.whatsapp_delivered_no_outboundContent.v9`]: category,
  [`${receipt}.whatsapp_delivered.unversioned`]: category,
  [`${receipt}.whatsapp_read.unversioned`]: category,
  [`${receipt}.whatsapp_undelivered_1022.unversioned`]: {
    '+ payload.whatsapp.providerErrorCode: string':
      "The table of fields gives WhatsApp's own code with every failure that came from WhatsApp.",
  },
};

const noFormat = 'It matches none of the documented formats: a sketch of what fallback does.';
const cutShort = 'The page cuts the envelope short; the page on webhooks has it whole.';

/** Samples that the sandbox does not follow, and why. */
export const notFollowed: Readonly<Record<string, string>> = {
  'ChatApps.fallback_example.sms_delivered': noFormat,
  'ChatApps.fallback_example.whatsapp_failed': noFormat,
  [`${inbound}.interactive_nfmReply.flow_financial_no_recipient`]: cutShort,
  [`${inbound}.text.minimal_no_recipient`]: cutShort,
  [`${inbound}.text.button_tap_as_text`]:
    'A tap arrives as an interactive reply: so the pages on webhooks have it.',
  'WhatsApp.phone_number_quality_update.minimal_ops_page': cutShort,
  'WhatsApp.template_status_update.minimal_ops_page': cutShort,
};
