import { expect, it } from '@jest/globals';
import { webhookEvents, webhookEventTypes } from 'cpaas-8x8/pure';
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { triggerTypes } from './support/trigger-types';

const all = Object.values(triggerTypes);

/** The triggers with an event selection. The call action trigger has none. */
const triggers = all.filter(({ description }) => !description.name.includes('CallAction'));

const named = (properties: readonly INodeProperties[], name: string): INodeProperties => {
  const found = properties.find((property) => property.name === name);
  if (!found) throw new Error(`There is no parameter ${name}.`);
  return found;
};

const choices = ({ description }: (typeof triggers)[number]): INodePropertyOptions[] =>
  named(description.properties, 'events').options as INodePropertyOptions[];

it('offers every event by its title in the catalogue, in one trigger', () => {
  const offered = triggers.flatMap(choices).filter(({ value }) => value !== 'unknown');
  expect([...offered.map(({ value }) => value), 'voice.callAction'].sort()).toEqual(
    webhookEventTypes.filter((type) => type !== 'line.inbound').sort(),
  );
  for (const { name, value } of offered) {
    expect(name).toBe(webhookEvents[value as keyof typeof webhookEvents].title);
  }
});

it.each(triggers)('$description.displayName lists its events by name, unknown events last', (trigger) => {
  const names = choices(trigger).map(({ name }) => name);
  expect(names.at(-1)).toMatch(/^(Unknown Event|Any Other Body)$/);
  expect(names.slice(0, -1)).toEqual(names.slice(0, -1).sort((one, other) => one.localeCompare(other)));
});

it.each(triggers)('$description.displayName offers only filters that can match', ({ description }) => {
  const filters = (description.properties.find(({ name }) => name === 'filters')?.options ??
    []) as INodeProperties[];
  const offered = new Set(choices({ description }).map(({ value }) => value));
  for (const { displayOptions } of filters) {
    for (const event of displayOptions?.show?.['/events'] ?? []) expect(offered).toContain(event);
  }
  expect(filters.some(({ name }) => name === 'channels')).toBe(description.name.includes('ChatApps'));
});

it.each(all)('$description.displayName shows its URL for manual registration', ({ description }) => {
  const registers = description.properties.some(({ name }) => name === 'registration');
  const hide = description.webhooks?.[0]?.ndvHideUrl;
  if (registers) expect(hide).toContain('$parameter["registration"] !== "manual"');
  else expect(hide).toBe(false);
});

it.each(all)(
  '$description.displayName describes each parameter and labels it in Title Case',
  ({ description }) => {
    for (const { displayName, type, description: said } of description.properties) {
      if (type === 'notice' || type === 'collection' || type === 'hidden') continue;
      expect(displayName).toMatch(/^[A-Z]\S*( \(?[A-Z]\S*| on)*$/);
      expect(said).toMatch(/\S/);
    }
    expect(description.usableAsTool).toBeUndefined();
  },
);

it.each(all)('$description.displayName calls a workflow of 8x8 an 8x8 workflow', ({ description }) => {
  const text = JSON.stringify(description);
  expect(text).not.toMatch(/workflows? of 8x8|Automation workflow|(?<!8x8 )Workflow Notification/);
});
