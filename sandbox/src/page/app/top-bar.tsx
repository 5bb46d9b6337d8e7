import { timeOf } from '../state/format';
import { about, connected } from '../state/page-state';
import { switchTheme, theme } from './theme';

export function TopBar() {
  const { url, apiKey, clock, now } = about.value ?? {};
  return (
    <header class="bar">
      <h1>
        8x8 <span>sandbox</span>
      </h1>
      <p class="credentials" id="credentials">
        {url && (
          <>
            <code>{url}</code> <code>{apiKey}</code>
          </>
        )}
      </p>
      {clock === 'manual' && now && (
        <span class="clock" title="The sandbox's time">
          manual clock {timeOf(now)}
        </span>
      )}
      <span class={connected.value ? 'live' : 'live lost'} title="Connection to the sandbox">
        {connected.value ? 'live' : 'lost'}
      </span>
      <button
        class="quiet"
        type="button"
        title="Light or dark"
        aria-label={theme.value === 'dark' ? 'Use light colors' : 'Use dark colors'}
        onClick={switchTheme}
      >
        ◐
      </button>
    </header>
  );
}
