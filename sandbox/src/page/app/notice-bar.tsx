import { dismissNotice, notice } from '../state/notice';
import './notice-bar.css';

/** Tells how the last action ended. Screen readers read it aloud when it changes. */
export function NoticeBar() {
  return (
    <div class="notices">
      <div role="alert">{notice.value?.isError && <Text />}</div>
      <div role="status">{notice.value?.isError === false && <Text />}</div>
    </div>
  );
}

function Text() {
  return (
    <p class={notice.value?.isError ? 'notice error' : 'notice'}>
      <span>{notice.value?.text}</span>
      <button type="button" class="quiet" aria-label="Dismiss" onClick={dismissNotice}>
        ✕
      </button>
    </p>
  );
}
