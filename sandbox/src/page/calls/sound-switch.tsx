import { soundIsOn, switchSound } from './sound';

/** Turns ringing, speech and music on or off. */
export function SoundSwitch() {
  return (
    <button
      type="button"
      class="quiet sound-switch"
      aria-pressed={soundIsOn.value}
      title="Ring, speak and play music in this browser"
      onClick={switchSound}
    >
      <svg viewBox="0 0 24 24" width="16" height="16" aria-hidden="true">
        <path fill="currentColor" d="M3 9v6h4l5 5V4L7 9z" />
        <path
          fill="none"
          stroke="currentColor"
          stroke-width="2"
          d={soundIsOn.value ? 'M15 8a5 5 0 0 1 0 8M17.5 5a9 9 0 0 1 0 14' : 'M15.5 9.5l5 5M20.5 9.5l-5 5'}
        />
      </svg>{' '}
      Sound {soundIsOn.value ? 'on' : 'off'}
    </button>
  );
}
