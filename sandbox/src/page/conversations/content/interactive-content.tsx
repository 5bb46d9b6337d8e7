import type { Message } from '../../../messages/message';
import { listOf, read, readText } from '../../state/untyped';
import { Icon } from '../icon';
import { FormattedText } from './formatted-text';
import { Media } from './media';

const mediaHeaders = ['image', 'video', 'document'] as const;

/** What an interactive message asks for when it has no text of its own. */
const defaultTexts: Readonly<Record<string, string>> = {
  call_permission_request: 'May we call you on WhatsApp?',
  request_contact_info: 'Would you share your contact info?',
  product: 'A product of our catalog',
};

/** A WhatsApp message that can be answered with a tap. Its buttons are below the message. */
export function InteractiveContent({ message }: { readonly message: Message }) {
  const interactive = read(message.content, 'interactive');
  const type = readText(interactive, 'type')?.toLowerCase() ?? '';
  const body = readText(interactive, 'body', 'text') ?? defaultTexts[type];
  const footer = readText(interactive, 'footer', 'text');
  return (
    <>
      <Header header={read(interactive, 'header')} />
      {type === 'product' && <Product id={readText(interactive, 'action', 'product_retailer_id') ?? ''} />}
      {body !== undefined && (
        <p>
          <FormattedText text={body} message={message} />
        </p>
      )}
      {type === 'product_list' && <Products interactive={interactive} />}
      {footer !== undefined && <small>{footer}</small>}
    </>
  );
}

function Header({ header }: { readonly header: unknown }) {
  const type = readText(header, 'type')?.toLowerCase();
  const kind = mediaHeaders.find((each) => each === type);
  if (kind === undefined) {
    const text = readText(header, 'text');
    return text === undefined ? null : <strong class="header">{text}</strong>;
  }
  const url = readText(header, kind, 'link');
  const name = readText(header, kind, 'filename');
  if (url === undefined) return <em>Media {readText(header, kind, 'id')}</em>;
  return <Media kind={kind} url={url} name={name} />;
}

function Products({ interactive }: { readonly interactive: unknown }) {
  return (
    <>
      {listOf(read(interactive, 'action', 'sections')).map((section, index) => (
        <section key={index} class="products">
          <strong>{readText(section, 'title')}</strong>
          {listOf(read(section, 'product_items')).map((item, position) => (
            <Product key={position} id={readText(item, 'product_retailer_id') ?? ''} />
          ))}
        </section>
      ))}
    </>
  );
}

/** The catalog is at Meta, so only the ID of a product is known. */
function Product({ id }: { readonly id: string }) {
  return (
    <div class="file-line">
      <Icon name="product" />
      <span class="file-name">{id}</span>
      <small>Product of the catalog</small>
    </div>
  );
}
