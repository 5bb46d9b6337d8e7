import type { Product } from '../catalogue/operation';

/** The regions of 8x8 with their names. An account belongs to one region, which cannot be changed. */
export const regions = {
  asiaPacific: 'Asia Pacific',
  northAmerica: 'North America',
  europe: 'Europe',
  indonesia: 'Indonesia',
} as const;

/** The region of an 8x8 account. 8x8's default is `asiaPacific`. */
export type Region = keyof typeof regions;

const regionalHosts = (name: string): Record<Region, string> => ({
  asiaPacific: `https://${name}.8x8.com`,
  northAmerica: `https://${name}.us.8x8.com`,
  europe: `https://${name}.8x8.uk`,
  indonesia: `https://${name}.8x8.id`,
});

const singleHost = (name: string): Record<Region, string> => {
  const host = `https://${name}.8x8.com`;
  return { asiaPacific: host, northAmerica: host, europe: host, indonesia: host };
};

/** The base URL of each product in each region. Voice, automation and video have one host for all regions. */
export const productHosts: Readonly<Record<Product, Readonly<Record<Region, string>>>> = {
  sms: regionalHosts('sms'),
  chatapps: regionalHosts('chatapps'),
  contacts: regionalHosts('contacts'),
  verify: regionalHosts('verify'),
  lookup: regionalHosts('lookup'),
  voice: singleHost('voice'),
  automation: singleHost('automation'),
  video: singleHost('video-agent'),
};

/** Returns the base URL of a product. With `baseUrl`, it is `{baseUrl}/{product}`, for example `{baseUrl}/sms`. */
export function productUrl(product: Product, region: Region, baseUrl?: string): string {
  return baseUrl === undefined ? productHosts[product][region] : `${baseUrl.replace(/\/+$/, '')}/${product}`;
}
