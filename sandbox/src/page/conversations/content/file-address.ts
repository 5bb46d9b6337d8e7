/** A file of this sandbox: as 8x8 names it in messages, or where the sandbox serves it. */
const ownFile = /^\/chatapps\/(?:files|storage)\/([\w.-]+)$/;

/**
 * Where the page can load a file from. The page loads nothing from other hosts, so only files of this sandbox have such
 * an address.
 */
export function loadableAddress(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { pathname, search } = new URL(url);
  const [, name] = ownFile.exec(pathname) ?? [];
  return name === undefined ? undefined : `/chatapps/storage/${name}${search}`;
}

/** The name of the file at an address: its last part, or the host. */
export function fileNameOf(url: string): string {
  if (!URL.canParse(url)) return url;
  const { pathname, host } = new URL(url);
  const last = pathname.split('/').filter(Boolean).at(-1);
  return last === undefined ? host : decode(last);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : '';
}

/** Links lead to web pages alone: a sender can write any address. */
export function isWebAddress(url: string): boolean {
  return URL.canParse(url) && ['http:', 'https:'].includes(new URL(url).protocol);
}
