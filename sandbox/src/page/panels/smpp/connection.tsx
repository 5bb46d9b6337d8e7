import type { SmppAddress } from '../../../smpp/smpp-account';
import { CopyButton } from '../../controls/copy-button';

/** What a client needs to bind. */
export function Connection({ smpp }: { readonly smpp: SmppAddress }) {
  const { host, port, tlsPort, systemId, password, certificate } = smpp;
  const rows = [
    ['Host', host],
    ['Port', port?.toString()],
    ['Port with TLS', tlsPort?.toString()],
    ['System ID', systemId],
    ['Password', password],
  ] as const;
  return (
    <dl class="credential-list smpp-connection">
      {rows.map(
        ([name, value]) =>
          value !== undefined && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <code>{value}</code>
                <CopyButton text={value} subject={name} />
              </dd>
            </div>
          ),
      )}
      {certificate !== undefined && (
        <div>
          <dt>Certificate of the TLS port</dt>
          <dd>
            <span>PEM, the CA of a client</span>
            <CopyButton text={certificate} subject="certificate" />
          </dd>
        </div>
      )}
    </dl>
  );
}
