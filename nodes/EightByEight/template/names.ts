/** The parameters of a template from the account, as workflows keep them. */
export const templateName = 'accountTemplate';
export const mapperName = 'templateVariables';
export const channelName = 'templateChannelId';
