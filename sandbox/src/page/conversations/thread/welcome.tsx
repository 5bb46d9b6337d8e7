import { about } from '../../state/page-state';

/** The first steps, shown until there is a conversation. */
export function Welcome() {
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
    <li class="welcome">
      <h2>A local 8x8</h2>
      <p>
        Send messages with these credentials, and read them here as your customers. Or press New to write to
        your business as a customer.
      </p>
      <p>
        On WhatsApp, a customer writes first, or you start with a template: free text arrives only within 24
        hours after the customer’s last message.
      </p>
      <dl>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <code>{value}</code>
            </dd>
          </div>
        ))}
      </dl>
    </li>
  );
}
