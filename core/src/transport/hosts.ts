import type { Product } from '../catalogue/operation';

/** Where an account's data lives; fixed when the account is opened. */
export const regions = {
  asiaPacific: 'Asia Pacific',
  northAmerica: 'North America',
  europe: 'Europe',
  indonesia: 'Indonesia',
} as const;

/** `asiaPacific` is the default at 8x8. */
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

/** Hosts by product and region; voice, automation and video have one host for all regions. */
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

/** The address below which a product's paths lie. A base URL puts every product under one roof: `{baseUrl}/sms`. */
export function productUrl(product: Product, region: Region, baseUrl?: string): string {
  return baseUrl === undefined ? productHosts[product][region] : `${baseUrl.replace(/\/+$/, '')}/${product}`;
}
