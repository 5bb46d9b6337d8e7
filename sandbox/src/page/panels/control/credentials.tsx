import { CopyButton } from '../../controls/copy-button';
import { about } from '../../state/page-state';

/** What a client needs to connect. Named like the fields of the n8n credential. */
export function Credentials() {
  const { url, apiKey, accountId, subAccountIds, whatsAppChannelId } = about.value ?? {};
  const rows = [
    ['Base URL', url],
    ['API Key', apiKey],
    ['Account ID', accountId],
    ['Subaccount ID for SMS', subAccountIds?.sms],
    ['Subaccount ID for Chat Apps', subAccountIds?.chatApps],
    ['Subaccount ID for Voice', subAccountIds?.voice],
    ['Subaccount ID for Verification', subAccountIds?.verification],
    ['WhatsApp Channel ID', whatsAppChannelId],
  ] as const;
  return (
    <dl class="credential-list">
      {rows.map(
        ([name, value]) =>
          value && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <code>{value}</code>
                <CopyButton text={value} subject={name} />
              </dd>
            </div>
          ),
      )}
    </dl>
  );
}
