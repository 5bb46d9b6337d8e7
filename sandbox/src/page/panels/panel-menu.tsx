import { useEffect, useRef, useState } from 'preact/hooks';

import { addressOf, navigate } from '../state/location';
import { panelGroups, type Panel } from './panel-list';

/** The panels by group. A narrow window shows the name of the open panel, which opens the menu. */
export function PanelMenu({ open }: { readonly open: Panel }) {
  const [isShown, setShown] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => setShown(false), [open.name]);
  return (
    <div
      class="panel-menu"
      onKeyDown={({ key }) => {
        if (key !== 'Escape' || !isShown) return;
        setShown(false);
        button.current?.focus();
      }}
    >
      <button
        ref={button}
        type="button"
        class="menu-button"
        aria-expanded={isShown}
        aria-controls="panel-menu"
        onClick={() => setShown(!isShown)}
      >
        <span aria-hidden="true">☰</span> {open.title}
      </button>
      <nav id="panel-menu" aria-label="Panels" class={isShown ? 'shown' : ''}>
        {panelGroups
          .filter(({ panels }) => panels.length > 0)
          .map(({ title, panels }) => (
            <div key={title} role="group" aria-label={title}>
              <p aria-hidden="true">{title}</p>
              {panels.map((each) => (
                <Entry
                  key={each.name}
                  panel={each}
                  isOpen={each === open}
                  onChoose={() => {
                    setShown(false);
                    button.current?.focus();
                  }}
                />
              ))}
            </div>
          ))}
      </nav>
    </div>
  );
}

function Entry({
  panel: { name, title },
  isOpen,
  onChoose,
}: {
  readonly panel: Panel;
  readonly isOpen: boolean;
  readonly onChoose: () => void;
}) {
  return (
    <a
      href={addressOf({ panel: name, details: {} })}
      aria-current={isOpen ? 'page' : undefined}
      onClick={(event) => {
        // A click with a key opens another tab or window.
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        navigate({ panel: name });
        onChoose();
      }}
    >
      {title}
    </a>
  );
}
