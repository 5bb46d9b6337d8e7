import { expect, it } from '@jest/globals';
import { webhookEvents, webhookEventTypes } from 'cpaas-8x8/pure';
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { EightByEightChatAppsTrigger } from '../../../nodes/EightByEightChatAppsTrigger/EightByEightChatAppsTrigger.node';
import { EightByEightSmsTrigger } from '../../../nodes/EightByEightSmsTrigger/EightByEightSmsTrigger.node';

const triggers = [new EightByEightSmsTrigger(), new EightByEightChatAppsTrigger()] as const;

const named = (properties: readonly INodeProperties[], name: string): INodeProperties => {
  const found = properties.find((property) => property.name === name);
  if (!found) throw new Error(`There is no parameter ${name}.`);
  return found;
};

const choices = ({ description }: (typeof triggers)[number]): INodePropertyOptions[] =>
  named(description.properties, 'events').options as INodePropertyOptions[];

it('offers every event of messages once, as the table calls it; LINE comes with chat messages', () => {
  const offered = triggers.flatMap(choices).filter(({ value }) => value !== 'unknown');
  expect(offered.map(({ value }) => value).sort()).toEqual(
    webhookEventTypes
      .filter((type) => type !== 'line.inbound' && !/^(voice|videoInteraction|automation)\./.test(type))
      .sort(),
  );
  for (const { name, value } of offered) {
    expect(name).toBe(webhookEvents[value as keyof typeof webhookEvents].title);
  }
});

it.each(triggers)('$description.displayName lists its choices by name, what is not known last', (trigger) => {
  const names = choices(trigger).map(({ name }) => name);
  expect(names.at(-1)).toBe('Unknown Event');
  expect(names.slice(0, -1)).toEqual(names.slice(0, -1).sort((one, other) => one.localeCompare(other)));
});

it.each(triggers)('$description.displayName offers only filters that can match', ({ description }) => {
  const filters = named(description.properties, 'filters').options as INodeProperties[];
  const receipts = { show: { '/events': [expect.stringMatching(/\.status$/)] } };
  expect(named(filters, 'statuses').displayOptions).toEqual(receipts);
  expect(named(filters, 'ignoreLateReceipts').displayOptions).toEqual(receipts);
  expect(filters.some(({ name }) => name === 'channels')).toBe(description.name.includes('ChatApps'));
});

it.each(triggers)(
  '$description.displayName shows its URL to those only who enter it themselves',
  ({ description }) => {
    expect(description.webhooks?.[0]?.ndvHideUrl).toBe('={{ $parameter["registration"] !== "manual" }}');
  },
);
