import type { ComponentType } from 'preact';

import { CallsPanel } from '../calls/calls-panel';
import { VideoPanel } from '../video/video-panel';
import { AccountEventsPanel } from './account/account-events-panel';
import { AccountPanel } from './account/account-panel';
import { ContactsPanel } from './contacts/contacts-panel';
import { ClockPanel } from './control/clock-panel';
import { SettingsPanel } from './control/settings-panel';
import { StatePanel } from './control/state-panel';
import { FaultsPanel } from './faults/faults-panel';
import { RequestsPanel } from './requests/requests-panel';
import { ScriptsPanel } from './scripts/scripts-panel';
import { SmppPanel } from './smpp/smpp-panel';
import { TemplatesPanel } from './templates/templates-panel';
import { VerificationsPanel } from './verifications/verifications-panel';
import { WebhooksPanel } from './webhooks/webhooks-panel';
import { WorkflowsPanel } from './workflows/workflows-panel';

/** A panel: its name in the address of the page, its title in the menu, and its contents. */
export interface Panel {
  readonly name: string;
  readonly title: string;
  readonly Contents: ComponentType;
}

/** Panels that belong together in the menu. */
export interface PanelGroup {
  readonly title: string;
  readonly panels: readonly Panel[];
}

const panel = (name: string, title: string, Contents: ComponentType): Panel => ({ name, title, Contents });

/** All panels, in the order of the menu. A group without panels is not shown. */
export const panelGroups: readonly PanelGroup[] = [
  {
    title: 'Traffic',
    panels: [
      panel('webhooks', 'Webhooks', WebhooksPanel),
      panel('requests', 'Requests', RequestsPanel),
      panel('smpp', 'SMPP', SmppPanel),
    ],
  },
  {
    title: 'Products',
    panels: [
      panel('calls', 'Calls', CallsPanel),
      panel('video', 'Video', VideoPanel),
      panel('workflows', 'Workflows', WorkflowsPanel),
      panel('verifications', 'Codes', VerificationsPanel),
      panel('contacts', 'Contacts', ContactsPanel),
      panel('templates', 'Templates', TemplatesPanel),
      panel('account-events', 'Account events', AccountEventsPanel),
      panel('account', 'Account', AccountPanel),
    ],
  },
  {
    title: 'Control',
    panels: [
      panel('scripts', 'Scripted customers', ScriptsPanel),
      panel('faults', 'Faults', FaultsPanel),
      panel('clock', 'Clock', ClockPanel),
      panel('settings', 'Settings', SettingsPanel),
      panel('state', 'This sandbox', StatePanel),
    ],
  },
];

const panels = panelGroups.flatMap((group) => group.panels);

/** Finds the panel that the address names, or the first one. */
export function findPanel(name: string): Panel {
  return panels.find((each) => each.name === name) ?? (panels[0] as Panel);
}
