import { pageLocation } from '../state/location';
import { findPanel } from './panel-list';
import { PanelMenu } from './panel-menu';

/** What happens behind the scenes: a menu, and the panel that the address names. */
export function Panels() {
  const open = findPanel(pageLocation.value.panel);
  return (
    <aside class="panels" aria-label="Behind the scenes">
      <PanelMenu open={open} />
      <div class="panel" key={open.name} role="region" aria-label={open.title} tabIndex={0}>
        <open.Contents />
      </div>
    </aside>
  );
}
